import { randomUUID } from "node:crypto";
import { inShop } from "../../platform/db.server";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import { decide } from "../policy/decide";
import type { OrderFacts } from "../policy/facts";
import type { Decision } from "../policy/decision";
import { actorOf, entryOf, summaryOf } from "./entries";
import { NOTHING_GIVEN, type LocalChange, type LocalEffect } from "./effect";
import { admittedLimits, limitsOf } from "./gate-limits";
import { findByRequestKey, gateAdmit, gateFactsIn, gateLock } from "./intent-store.server";
import type { Ask } from "./ask";
import { grantOf, momentOf, usageKey } from "./moment";
import { inputHashOf } from "./weigh.server";
import { performedFrom, refusal, type GateProblem, type Performed } from "./performed";
import type { Admission, UsageKey } from "./ports";
import { orderAskedAbout } from "./order-asked-about.server";
import { reference } from "./reference";

/** Carries an expected refusal out of the transaction, so that everything in it is rolled back. */
class RolledBack extends Error {
  constructor(readonly why: GateProblem) {
    super("rolled back");
  }
}

/**
 * A change of our own database, decided, limited and recorded like every other: the change, its intent, its use of
 * limits and its entry are one transaction. A replayed request answers what the first one came to.
 */
export async function performLocal<I>(effect: LocalEffect<I>, ask: Ask): Promise<Result<Performed, GateProblem>> {
  const input = effect.input.safeParse(ask.input);
  if (!input.success) return fail(problem("bad_input"));
  const inputHash = inputHashOf(effect, { ...ask, input: input.data });
  const { orderGid } = effect.subject(input.data);
  const order = await orderAskedAbout(ask, [effect.action], orderGid);
  if (!order.ok) return order;
  const localAsk = { ...ask, input: input.data, inputHash, order: order.value };
  try {
    return await inShop(ask.shop.domain, (tx) => change(effect, localAsk, tx));
  } catch (error) {
    if (error instanceof RolledBack) return fail(error.why);
    throw error;
  }
}

type LocalAsk<I> = Ask & { readonly input: I; readonly inputHash: string; readonly order: OrderFacts | null };

async function change<I>(effect: LocalEffect<I>, ask: LocalAsk<I>, tx: Tx): Promise<Result<Performed, GateProblem>> {
  const shop = ask.shop.domain;
  const { standing } = ask.actor;
  const limits = limitsOf(standing, [effect.action]);
  const basis = { subject: effect.subject(ask.input), refundedMinor: 0 };
  const key = usageKey(effect, ask, { basis, limits });
  await gateLock(shop, key, tx);
  const earlier = await findByRequestKey(shop, ask.requestKey, tx);
  if (earlier !== null) {
    const same = earlier.inputHash === ask.inputHash && earlier.actorUser === ask.actor.userId;
    return same ? performedFrom(earlier) : fail(problem("request_key_reused"));
  }
  const known = await gateFactsIn(tx, shop, { key, limits });
  const decision = decide(standing, effect.action, {
    ...momentOf(ask, known),
    ...(effect.given?.(ask.input) ?? NOTHING_GIVEN),
    amountMinor: 0,
    order: ask.order,
  });
  if (decision.answer !== "can") throw new RolledBack(refusal(decision));

  const id = randomUUID();
  const changed = await effect.run(tx, ask.input, { shop: ask.shop, actor: ask.actor, now: known.now, id });
  if (!changed.ok) throw new RolledBack(changed.error);
  const facts = { id, number: known.number, now: known.now, key, decision, changed: changed.value };
  const admitted = await gateAdmit(shop, admissionOf(effect, ask, facts), tx);
  if (admitted.outcome === "over_limit") throw new RolledBack(problem("still_sending"));
  if (!("intentId" in admitted)) throw new RolledBack(problem(admitted.outcome));
  return ok({ state: "done", intentId: id, reference: reference(known.number), after: changed.value.after });
}

type LocalFacts = {
  readonly id: string;
  readonly number: number;
  readonly now: string;
  readonly key: UsageKey;
  readonly decision: Decision;
  readonly changed: LocalChange;
};

function admissionOf<I>(effect: LocalEffect<I>, ask: LocalAsk<I>, facts: LocalFacts): Admission {
  const { changed } = facts;
  const use = { action: effect.action, amountMinor: 0 };
  const { actor, shop } = ask;
  const base = {
    shop: shop.domain,
    number: facts.number,
    effect: effect.name,
    actor: actorOf(actor),
    orderGid: facts.key.orderGid,
    requestKey: ask.requestKey,
    recorded: changed.recorded,
    decision: summaryOf(facts.decision),
  };
  return {
    id: facts.id,
    number: facts.number,
    requestKey: ask.requestKey,
    effect: effect.name,
    action: effect.action,
    actor: { userId: actor.userId, kind: base.actor.kind, name: actor.name },
    grant: grantOf(actor),
    limits: admittedLimits(actor.standing, [use], ask.order),
    uses: [use],
    key: facts.key,
    asked: null,
    input: changed.recorded,
    frozen: null,
    inputHash: ask.inputHash,
    idemKey: randomUUID(),
    fingerprint: null,
    decision: base.decision,
    amountMinor: 0,
    currency: shop.currency,
    state: "SUCCEEDED",
    holdMinutes: 0,
    before: changed.before,
    after: changed.after,
    entry: entryOf(base, {
      at: facts.now,
      phase: "done",
      before: changed.before,
      after: changed.after,
      ...(changed.person === undefined ? {} : { person: changed.person }),
      ...(changed.commitments === undefined ? {} : { commitments: changed.commitments }),
    }),
  };
}
