import { listDoubts, countDoubts, type DoubtRow } from "../gate/doubt-store.server";
import { listPoisonJobs } from "../gate/poison-store.server";
import { reference } from "../gate/reference";
import type { Effects } from "../gate/settle-unknown.server";
import { mayOpen } from "../policy/may-open";
import type { Actor } from "../policy/standing";
import { listDataRequests, type DataRequest } from "../register/customer-store.server";
import { adminUrl } from "../../shopify/admin-url";
import { grantedScope } from "../../shopify/granted-scope.server";
import { kindOf, nextLookOf, ownerAskedOf, type Doubt, type DoubtCounts, type ScopeAsked } from "./doubt";
import { jobKind, type FailedJob } from "./failed-job";
import { movesMoney, scopeOf } from "./what";

/** Who looks, in which shop, when. */
export type DoubtVisit = {
  readonly shop: { readonly domain: string; readonly timeZone: string };
  readonly actor: Actor;
  readonly now: string;
};

/** The page: the rows this person may see, and for the owner what else waits for them. */
export type DoubtView = {
  readonly rows: readonly Doubt[];
  readonly counts: DoubtCounts;
  readonly mayDecide: boolean;
  readonly failedJobs: readonly FailedJob[];
  readonly dataRequests: readonly DataRequest[];
  /** The permissions that rows are about, and whether the owner has given them in Shopify meanwhile. */
  readonly scopes: readonly ScopeAsked[];
  /** The shop in Shopify's admin, for the owner to look there. */
  readonly adminUrl: string;
};

/** So many rows are read through; above that a page is no help, and its head says how many there are. */
const MOST = 50;

/**
 * Every change whose outcome nobody knows, and what Delega does about it. The owner and whoever may read the record see
 * all, an assistant their own; failed jobs and customers' questions are the owner's alone.
 */
export async function readDoubt(visit: DoubtVisit, effects: Effects): Promise<DoubtView> {
  const { shop, actor, now } = visit;
  const isOwner = actor.standing.kind === "owner";
  const [rows, counts, jobs, dataRequests] = await Promise.all([
    listDoubts(shop.domain, { actorUser: whose(visit), limit: MOST }),
    readDoubtCounts(visit),
    isOwner ? listPoisonJobs(shop.domain) : [],
    isOwner ? listDataRequests(shop.domain) : [],
  ]);
  const doubts = rows.map((row) => doubtOf(row, { now, isOwner, effects }));
  return {
    rows: doubts,
    counts,
    mayDecide: isOwner,
    failedJobs: jobs.map(({ id, queue, failedAt }) => ({ id, kind: jobKind(queue), failedAt })),
    dataRequests,
    scopes: isOwner ? await readScopes(shop.domain, doubts) : [],
    adminUrl: adminUrl(shop.domain),
  };
}

async function readScopes(domain: string, doubts: readonly Doubt[]): Promise<ScopeAsked[]> {
  const refused = doubts.filter(({ kind }) => kind === "not_allowed").map(({ effect }) => scopeOf(effect));
  return Promise.all(
    [...new Set(refused)].map(async (scope) => ({
      scope,
      granted: (await grantedScope(domain, scope)) === "granted",
    })),
  );
}

/** The figures of home's banner. */
export async function readDoubtCounts(visit: DoubtVisit): Promise<DoubtCounts> {
  const { domain } = visit.shop;
  const isOwner = visit.actor.standing.kind === "owner";
  const [counts, jobs, requests] = await Promise.all([
    countDoubts(domain, whose(visit)),
    isOwner ? listPoisonJobs(domain) : [],
    isOwner ? listDataRequests(domain) : [],
  ]);
  return { ...counts, failedJobs: jobs.length, dataRequests: requests.length };
}

/** Whose changes this person may see; null = everybody's. */
function whose({ actor, shop, now }: DoubtVisit): string | null {
  return mayOpen(actor.standing, "record.read", { now, timeZone: shop.timeZone }) ? null : actor.userId;
}

type Seen = { readonly now: string; readonly isOwner: boolean; readonly effects: Effects };

function doubtOf(row: DoubtRow, { now, isOwner, effects }: Seen): Doubt {
  const stored = {
    state: row.state,
    settlement: row.settlement,
    problem: row.problem,
    sends: row.sends,
    firstSentAt: row.first_sent_at,
    absentSince: row.first_absent_at,
    lastSentAt: row.last_sent_at,
    refusedAt: row.refused_at,
    notBefore: row.not_before,
    leaseUntil: row.lease_until,
  };
  return {
    id: row.id,
    reference: reference(row.number),
    effect: row.effect,
    who: row.actor_name,
    orderGid: row.order_gid,
    orderName: row.order_name,
    amount:
      movesMoney(row.effect) && row.currency !== null
        ? { amountMinor: row.amount_minor, currency: row.currency }
        : null,
    askedAt: row.created_at,
    kind: kindOf(stored),
    sends: row.sends,
    lookedUp: row.looked_up,
    lastSentAt: row.last_sent_at,
    nextLook: nextLookOf(stored, now),
    ownerAsked: ownerAskedOf(stored, { again: effects.get(row.effect)?.again ?? "nothing", now }),
    // The record's pages are the owner's.
    recordRow: isOwner && row.leaf_index !== null ? row.leaf_index + 1 : null,
  };
}
