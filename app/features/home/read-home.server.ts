import { ok, type Result } from "../../platform/result";
import type { Problem } from "../../platform/problem";
import { readApprovals } from "../approvals/read-approvals.server";
import { readActivity } from "../audit/read-activity.server";
import { readInvitation } from "../delegation/read-invitation.server";
import { readTeam } from "../delegation/read-team.server";
import { defaultLimits } from "../delegation/invite-draft";
import { readDoubtCounts } from "../doubt/read-doubt.server";
import type { GateShop } from "../gate/effect";
import { offered } from "../gate/offered.server";
import { readRights } from "../gate/read-rights.server";
import { readHeld } from "../held/read-held.server";
import { readLeakers } from "../leak/read-leak.server";
import { listOrders } from "../orders/list-orders.server";
import type { OrderRow } from "../orders/order-row";
import { pastFrom } from "../past/read-past.server";
import { seesFirstNames } from "../orders/read-sights.server";
import { ROWS } from "../policy/action";
import { closedProblem } from "../policy/closed-problem";
import { wasStopped } from "../policy/grant-store.server";
import { closedBy } from "../policy/may-open";
import { nothingUsed, standingWith } from "../policy/made-up";
import { myRights } from "../policy/my-rights";
import { listPeople } from "../policy/person-store.server";
import type { Actor, Standing } from "../policy/standing";
import { lacksRefundScope } from "../refunds/refund-scope.server";
import type { HomeView } from "./home-view";

export type HomeVisit = {
  readonly shop: GateShop & { readonly promiseDays: number; readonly ownerName: string };
  readonly actor: Actor;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly now: string;
};

type AssistantStanding = Extract<Standing, { kind: "assistant" }>;

const LATEST = 8;

/** The first page for this person. The owner's first day reads the shop's past; nothing is written. */
export async function readHome(visit: HomeVisit): Promise<Result<HomeView, Problem>> {
  const { standing } = visit.actor;
  switch (standing.kind) {
    case "owner":
      return ok(await ownerHome(visit));
    case "assistant":
      return ok(standing.grant.status === "active" ? await assistantHome(visit, standing) : { kind: "waiting" });
    case "stranger": {
      const invitation = await readInvitation(visit.shop.domain, visit);
      if (invitation !== null) return ok(invitedHome(invitation));
      return ok({ kind: (await wasStopped(visit.shop.domain, visit.actor.userId)) ? "stopped" : "stranger" });
    }
  }
}

type Invitation = NonNullable<Awaited<ReturnType<typeof readInvitation>>>;

/** Every right they would have, as they will read it under "My limits"; what they may not do is not part of a welcome. */
function invitedHome({ rules, validUntil }: Invitation): HomeView {
  const standing = standingWith(rules);
  const rights = myRights(standing.grant, nothingUsed(standing, ROWS));
  return { kind: "invited", rights: rights.filter(({ answer }) => answer !== "deny"), validUntil };
}

async function ownerHome(visit: HomeVisit): Promise<HomeView> {
  const { shop, now } = visit;
  const [team, doubt] = await Promise.all([readTeam(shop.domain, shop.timeZone), readDoubtCounts(visit)]);
  if (team.assistants.length === 0 && team.invited.length === 0) {
    const first = await pastFrom(shop.domain, { now, after: null });
    return { kind: "day_one", first, start: defaultLimits(shop.currency), doubt };
  }
  const names = await listPeople(shop.domain);
  const [lines, lacksScope, leakers, held, { waiting: requests }] = await Promise.all([
    readActivity(shop.domain, { limit: LATEST }, names),
    lacksRefundScope(shop.domain),
    readLeakers(shop.domain),
    readHeld(visit, null),
    readApprovals(visit),
  ]);
  return { kind: "owner", team, lines, lacksScope, leakers, held, requests, doubt };
}

/** The desk shows no more than its pages would: no orders without the right to see them, and nothing outside hours. */
async function assistantHome(visit: HomeVisit, standing: AssistantStanding): Promise<HomeView> {
  const { shop, now } = visit;
  const { grant } = standing;
  const closed = closedBy(standing, "order.read", { now, timeZone: shop.timeZone });
  if (closed !== null && closed.code !== "no_right")
    return {
      kind: "closed",
      problem: closedProblem(closed, { owner: shop.ownerName, timeZone: grant.timeZone ?? shop.timeZone }),
    };
  const [rights, late, search, held, { approved }, doubt] = await Promise.all([
    readRights(shop, grant),
    closed === null ? lateOrders(visit) : null,
    offered(visit, "order.search"),
    readHeld(visit, null),
    readApprovals(visit),
    readDoubtCounts(visit),
  ]);
  return { kind: "assistant", rights, late, search, held, approved, doubt };
}

async function lateOrders({ shop, actor, now }: HomeVisit): Promise<OrderRow[]> {
  const story = { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone };
  const names = await seesFirstNames({ shop, actor });
  const orders = await listOrders(shop.domain, { place: null, rows: 50, names }, story);
  return orders.ok ? orders.value.rows.filter((row) => row.lateDays > 0).slice(0, 10) : [];
}
