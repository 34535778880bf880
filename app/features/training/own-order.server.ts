import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import { readOrderFacts } from "../gate/read-order-facts.server";
import { rehearse } from "../gate/rehearse.server";
import { sightsNow } from "../gate/sights-now.server";
import { listOrders } from "../orders/list-orders.server";
import { orderGid } from "../orders/order-gid";
import { readOrder } from "../orders/read-order.server";
import { seesFirstNames } from "../orders/read-sights.server";
import { shownFields, type ShownFields } from "../orders/shown-fields";
import { statusStory } from "../orders/status-story";
import type { Decision } from "../policy/decision";
import { mayOpen } from "../policy/may-open";
import type { Actor } from "../policy/standing";
import { amountOf, type Exercise, type Question } from "./exercise";
import type { TrainingVisit } from "./find-trainee.server";
import { standingOf, type Trainee } from "./trainee";
import type { OwnOrders } from "./training-view";

const MOST = 10;

/**
 * May this person practise on real orders? Only who may open them now does, with their own rights and in their own
 * hours; the owner may, as far as the person they practise as could.
 */
function closedTo({ shop, actor, now }: TrainingVisit, trainee: Trainee): "not_begun" | "no_right" | null {
  const { standing } = actor;
  const { timeZone } = shop;
  if (standing.kind === "stranger") return "not_begun";
  if (standing.kind === "assistant" && standing.grant.status !== "active") return "not_begun";
  const opens =
    standing.kind === "assistant"
      ? mayOpen(standing, "order.read", { now, timeZone })
      : mayOpen(standingOf(trainee), "order.read", { now: trainee.at, timeZone });
  return opens ? null : "no_right";
}

/** Up to ten of the shop's newest orders, masked as this person's desk would be. */
export async function listOwnOrders(visit: TrainingVisit, trainee: Trainee): Promise<OwnOrders> {
  const closed = closedTo(visit, trainee);
  if (closed !== null) return { kind: closed };
  const { shop, now } = visit;
  const names = await seesFirstNames({ shop, actor: actorOf(trainee) });
  const story = { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone };
  const page = await listOrders(shop.domain, { place: null, rows: MOST, names }, story);
  return page.ok ? { kind: "orders", rows: page.value.rows } : { kind: "away", problem: page.error };
}

/** An order of the shop's to practise on, with what may be shown of its customer. Nothing is revealed for it. */
export type OwnExercise = Exercise & { readonly shown: ShownFields };

/** `not_found`: no such order, another shop's, or not this person's to see. */
export async function readOwnExercise(
  visit: TrainingVisit,
  trainee: Trainee,
  orderId: string,
): Promise<Result<OwnExercise, Problem>> {
  if (closedTo(visit, trainee) !== null) return fail(problem("not_found"));
  const { shop, now } = visit;
  const gid = orderGid(orderId);
  const [order, facts] = await Promise.all([readOrder(shop.domain, gid), readOrderFacts(readerFor(shop.domain), gid)]);
  if (!order.ok) return order;
  if (!facts.ok) return facts;
  const subject = { orderGid: gid, customerGid: order.value.customer.gid };
  const sights = await sightsNow({ shop, actor: actorOf(trainee) }, { subject, order: facts.value });
  const plan = { quantity: 1, reason: "damaged" } as const;
  return ok({
    order: order.value,
    facts: facts.value,
    story: statusStory(order.value, { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone }),
    reply: "rule",
    remedy: amountOf({ order: order.value, plan }, "item") > 0 ? "item" : "answer",
    asksRemedy: false,
    plan,
    withdrawal: null,
    shown: shownFields(sights, new Set()),
  });
}

/** What this person's rules say about a real order: what any hand did on it counts, nothing of the person's day does. */
export async function decideOwn(
  { shop }: TrainingVisit,
  trainee: Trainee,
  { exercise, question }: { readonly exercise: Exercise; readonly question: Question },
): Promise<Decision> {
  const { order, facts } = exercise;
  const { decision } = await rehearse({ shop, actor: actorOf(trainee) }, question.uses, {
    basis: {
      order: facts,
      subject: { orderGid: order.gid, customerGid: order.customer.gid },
      refundedMinor: order.refunded.amountMinor,
    },
    given: question.given,
    at: trainee.at,
  });
  return decision;
}

function actorOf(trainee: Trainee): Actor {
  return { userId: trainee.grant.shopifyUserId, name: trainee.name ?? "", standing: standingOf(trainee) };
}
