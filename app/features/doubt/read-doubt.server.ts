import { listDoubts, countDoubts, type DoubtRow } from "../gate/doubt-store.server";
import { SEND_WINDOW_MS } from "../gate/next-step";
import { listPoisonJobs } from "../gate/poison-store.server";
import { reference } from "../gate/reference";
import { mayOpen } from "../policy/may-open";
import type { Actor } from "../policy/standing";
import { hasRefundScope } from "../refunds/refund-scope.server";
import { listDataRequests, type DataRequest } from "../register/customer-store.server";
import { adminUrl } from "../../shopify/admin-url";
import { kindOf, nextLookOf, ownerAskedOf, type Doubt, type DoubtCounts } from "./doubt";
import { jobKind, type FailedJob } from "./failed-job";

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
  /** Has the owner allowed refunds in Shopify? Asked only when a row is about it. */
  readonly refundsAllowed: boolean | null;
  /** The shop in Shopify's admin, for the owner to look there. */
  readonly adminUrl: string;
};

/** So many rows are read through; above that a page is no help, and its head says how many there are. */
const MOST = 50;

/**
 * Every change whose outcome nobody knows, and what Delega does about it. The owner and whoever may read the record see
 * all, an assistant their own; failed jobs and customers' questions are the owner's alone.
 */
export async function readDoubt(visit: DoubtVisit): Promise<DoubtView> {
  const { shop, actor, now } = visit;
  const isOwner = actor.standing.kind === "owner";
  const [rows, counts, jobs, dataRequests] = await Promise.all([
    listDoubts(shop.domain, { actorUser: whose(visit), limit: MOST }),
    readDoubtCounts(visit),
    isOwner ? listPoisonJobs(shop.domain) : [],
    isOwner ? listDataRequests(shop.domain) : [],
  ]);
  const doubts = rows.map((row) => doubtOf(row, { now, isOwner }));
  const asksScope = isOwner && doubts.some(({ kind }) => kind === "not_allowed");
  return {
    rows: doubts,
    counts,
    mayDecide: isOwner,
    failedJobs: jobs.map(({ id, queue, failedAt }) => ({ id, kind: jobKind(queue), failedAt })),
    dataRequests,
    refundsAllowed: asksScope ? await hasRefundScope(shop.domain) : null,
    adminUrl: adminUrl(shop.domain),
  };
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

function doubtOf(row: DoubtRow, { now, isOwner }: { now: string; isOwner: boolean }): Doubt {
  const stored = {
    state: row.state,
    settlement: row.settlement,
    problem: row.problem,
    sends: row.sends,
    firstSentAt: row.first_sent_at,
    lastSentAt: row.last_sent_at,
    refusedAt: row.refused_at,
    notBefore: row.not_before,
    leaseUntil: row.lease_until,
  };
  return {
    id: row.id,
    reference: reference(row.number),
    who: row.actor_name,
    orderGid: row.order_gid,
    orderName: row.order_name,
    amount: row.currency === null ? null : { amountMinor: row.amount_minor, currency: row.currency },
    askedAt: row.created_at,
    kind: kindOf(stored),
    sends: row.sends,
    lookedUp: row.looked_up,
    lastSentAt: row.last_sent_at,
    nextLook: nextLookOf(stored, now),
    ownerAsked: ownerAskedOf(stored, { afterMs: SEND_WINDOW_MS, now }),
    // The record's pages are the owner's.
    recordRow: isOwner && row.leaf_index !== null ? row.leaf_index + 1 : null,
  };
}
