import { canonicalize } from "../audit/canonical";
import { sha256Hex } from "../../platform/hash.server";
import type { JsonObject } from "../../platform/json";
import type { Money } from "../../platform/money";
import { fail, ok, type Result } from "../../platform/result";
import { decideAll, type Use } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { Ask } from "./ask";
import type { Basis, DelegatedEffect } from "./effect";
import { actorOf, entryOf, summaryOf, type EntryBase, type EntryPhase } from "./entries";
import { admittedLimits, limitsOf } from "./gate-limits";
import { grantOf, momentOf, usageKey } from "./moment";
import { refusal, type GateProblem } from "./performed";
import type { Admission, NumberedFacts, Ports, UsageKey } from "./ports";

/** What was asked for, to tell the same request from another under its key. */
export function inputHashOf({ name }: { name: string }, { input }: Ask): string {
  return sha256Hex(canonicalize({ effect: name, input: input as JsonObject }));
}

export type Parsed<I> = Ask & { readonly input: I };

/** A change with everything it hangs on, read afresh, and what policy says about it. Nothing is reserved yet. */
export type Weighed<I> = {
  readonly ask: Parsed<I>;
  readonly basis: Basis;
  readonly money: Money;
  readonly frozen: JsonObject;
  readonly fingerprint: string;
  readonly before: JsonObject;
  readonly recorded: JsonObject;
  readonly uses: readonly [Use, ...Use[]];
  readonly key: UsageKey;
  readonly known: NumberedFacts;
  readonly decision: Decision;
};

/** Reads the facts, builds exactly what would be sent, and decides. Errors: what makes the change impossible. */
export async function weigh<I, F>(
  effect: DelegatedEffect<I, F>,
  ask: Parsed<I>,
  ports: Ports,
): Promise<Result<Weighed<I>, GateProblem>> {
  const { shop, actor, input } = ask;
  const facts = await effect.readFacts(ports.doors(shop.domain).look, input, shop);
  if (!facts.ok) return facts;
  const money = effect.money(input, facts.value);
  if (!money.ok) return money;
  const basis = effect.decideOn(facts.value);
  const main = { action: effect.action, amountMinor: money.value.amountMinor };
  const uses: [Use, ...Use[]] = [main, ...effect.also(input, facts.value)];
  const limits = limitsOf(
    actor.standing,
    uses.map((use) => use.action),
  );
  const key = usageKey(effect, ask, { basis, limits });
  const known = await ports.facts(shop.domain, key, limits);
  const decision = decideAll(actor.standing, uses, {
    ...momentOf(ask, known),
    ...effect.given(input),
    order: basis.order,
  });
  const frozen = effect.freeze(input, facts.value);
  // Why something cannot be sent tells of the order: whoever may not change it learns nothing of it.
  if (!frozen.ok) return decision.answer === "deny" ? fail(refusal(decision)) : frozen;
  return ok({
    ...{ ask, basis, uses, key, known, decision },
    money: money.value,
    frozen: frozen.value,
    fingerprint: effect.fingerprint(facts.value),
    before: effect.before(facts.value),
    recorded: effect.recorded(input, facts.value),
  });
}

/** What every entry about this change shares; `number` is its own, or that of the request it was approved under. */
export function entryBase<I>(effect: { readonly name: string }, weighed: Weighed<I>, number: number): EntryBase {
  const { ask, basis, recorded, decision } = weighed;
  return {
    shop: ask.shop.domain,
    number,
    effect: effect.name,
    actor: actorOf(ask.actor),
    orderGid: basis.subject.orderGid,
    requestKey: ask.requestKey,
    recorded,
    decision: summaryOf(decision),
  };
}

type First = { readonly state: Admission["state"]; readonly phase: EntryPhase["phase"] };

/** A weighed change as it is admitted for the first time, in this state, with the entry that says so. */
export function admissionOf<I, F>(
  effect: DelegatedEffect<I, F>,
  weighed: Weighed<I>,
  { ports, first: { state, phase } }: { readonly ports: Ports; readonly first: First },
): { readonly admission: Admission; readonly base: EntryBase } {
  const { ask, uses, known, decision, before, money, basis } = weighed;
  const base = entryBase(effect, weighed, known.number);
  const admission: Admission = {
    id: ports.newId(),
    idemKey: ports.newId(),
    requestKey: ask.requestKey,
    effect: effect.name,
    action: effect.action,
    inputHash: inputHashOf(effect, ask),
    actor: { userId: ask.actor.userId, kind: base.actor.kind, name: ask.actor.name },
    grant: grantOf(ask.actor),
    // What is asked for is within no limit yet: it is fitted in when it is to be done.
    limits: state === "PENDING_APPROVAL" ? [] : admittedLimits(ask.actor.standing, uses, basis.order),
    uses,
    key: weighed.key,
    amountMinor: money.amountMinor,
    currency: money.currency,
    number: known.number,
    asked: ask.input as JsonObject,
    input: base.recorded,
    frozen: weighed.frozen,
    fingerprint: weighed.fingerprint,
    decision: summaryOf(decision),
    state,
    holdMinutes: decision.holdMinutes,
    before,
    after: null,
    entry: entryOf(base, { at: ports.clock().toISOString(), phase, before }),
  };
  return { admission, base };
}
