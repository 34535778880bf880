import { canonicalize } from "../audit/canonical";
import { decideAll, type Use } from "../policy/decide";
import type { Decision } from "../policy/decision";
import { sha256Hex } from "../../platform/hash.server";
import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import { actorOf, entryOf, summaryOf, type EntryBase } from "./entries";
import type { Ask } from "./ask";
import type { Basis, DelegatedEffect } from "./effect";
import { admittedLimits, limitsOf } from "./gate-limits";
import { performedFrom, refusal, type GateProblem, type Performed } from "./performed";
import { grantOf, momentOf, usageKey } from "./moment";
import type { Admission, Ports } from "./ports";
import { sendOnce, type Sending } from "./send-once.server";

const TRIES = 3;

/** `perform` with its ports as an argument. Only gate code and tests may call this (a layer rule). */
export async function performWith<I, F>(
  effect: DelegatedEffect<I, F>,
  ask: Ask,
  ports: Ports,
): Promise<Result<Performed, GateProblem>> {
  const input = effect.input.safeParse(ask.input);
  if (!input.success) return fail(problem("bad_input"));
  const asked = { ...ask, input: input.data };
  const earlier = await replayOf(effect, asked, ports);
  if (earlier !== null) return earlier;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const prepared = await prepare(effect, asked, ports);
    // Its twin may have been faster, and have taken the very thing that is missing now.
    if (!prepared.ok) return (await replayOf(effect, asked, ports)) ?? prepared;
    const done = await admitAndSend(effect, prepared.value, ports);
    // Over a limit only under the lock: somebody was faster. Decide again on what is left, to say by how much.
    if (done !== "over_limit") return done;
  }
  return fail(problem("still_sending"));
}

/** What the same request came to already: neither the order nor the limits are asked again. Null = it is new. */
async function replayOf(
  effect: { name: string },
  ask: Ask,
  ports: Ports,
): Promise<Result<Performed, GateProblem> | null> {
  const earlier = await ports.earlier(ask.shop.domain, ask.requestKey);
  if (earlier === null) return null;
  const same = earlier.inputHash === inputHashOf(effect, ask) && earlier.actorUser === ask.actor.userId;
  return same ? performedFrom(earlier) : fail(problem("request_key_reused"));
}

/** What was asked for, to tell the same request from another under its key. */
export function inputHashOf({ name }: { name: string }, { input }: Ask): string {
  return sha256Hex(canonicalize({ effect: name, input: input as JsonObject }));
}

type Prepared<I> = {
  readonly ask: Ask & { readonly input: I };
  readonly basis: Basis;
  readonly decision: Decision;
  readonly admission: Admission;
  readonly base: EntryBase;
};

async function prepare<I, F>(
  effect: DelegatedEffect<I, F>,
  ask: Ask & { input: I },
  ports: Ports,
): Promise<Result<Prepared<I>, GateProblem>> {
  const { shop, actor, input } = ask;
  const facts = await effect.readFacts(ports.doors(shop.domain).look, input, shop);
  if (!facts.ok) return facts;
  const money = effect.money(input, facts.value);
  if (!money.ok) return money;
  const frozen = effect.freeze(input, facts.value);
  if (!frozen.ok) return frozen;

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
  if (decision.answer !== "can") return fail(refusal(decision));

  const base: EntryBase = {
    shop: shop.domain,
    number: known.number,
    effect: effect.name,
    actor: actorOf(actor),
    orderGid: basis.subject.orderGid,
    requestKey: ask.requestKey,
    recorded: effect.recorded(input, facts.value),
    decision: summaryOf(decision),
  };
  const before = effect.before(facts.value);
  const admission: Admission = {
    ...keys(effect, ask, ports),
    grant: grantOf(actor),
    limits: admittedLimits(actor.standing, uses, basis.order),
    uses,
    key,
    amountMinor: money.value.amountMinor,
    currency: money.value.currency,
    number: known.number,
    asked: input as JsonObject,
    input: base.recorded,
    frozen: frozen.value,
    fingerprint: effect.fingerprint(facts.value),
    decision: summaryOf(decision),
    state: decision.holdMinutes > 0 ? "HELD" : "RESERVED",
    holdMinutes: decision.holdMinutes,
    before,
    after: null,
    entry: entryOf(base, { at: ports.clock().toISOString(), phase: "intent", before }),
  };
  return { ok: true, value: { ask, basis, decision, admission, base } };
}

function keys(effect: { name: string; action: string }, ask: Ask, ports: Ports) {
  return {
    id: ports.newId(),
    idemKey: ports.newId(),
    requestKey: ask.requestKey,
    effect: effect.name,
    action: effect.action,
    inputHash: inputHashOf(effect, ask),
    actor: { userId: ask.actor.userId, kind: actorOf(ask.actor).kind, name: ask.actor.name },
  };
}

async function admitAndSend<I, F>(
  effect: DelegatedEffect<I, F>,
  prepared: Prepared<I>,
  ports: Ports,
): Promise<Result<Performed, GateProblem> | "over_limit"> {
  const { ask, admission } = prepared;
  const shop = ask.shop.domain;
  await ports.at("before_admit");
  const admitted = await ports.reserve(shop, admission);
  switch (admitted.outcome) {
    case "over_limit":
      return "over_limit";
    case "grant_changed":
    case "request_key_reused":
      return fail(problem(admitted.outcome));
    case "replay":
      return performedFrom(await ports.load(shop, admitted.intentId));
    case "admitted":
      await ports.at("admitted");
      if (admission.state === "HELD")
        await ports.sendAfterHold(shop, { intentId: admission.id, minutes: admission.holdMinutes });
      else await sendOnce(effect, firstSending(prepared), ports);
      return performedFrom(await ports.load(shop, admission.id));
  }
}

/** The note names the intent's leaf, which is known before anything is sent: leaf = SHA-256(00 || entry bytes). */
function firstSending<I>({ ask, admission, base }: Prepared<I>): Sending<I> {
  const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(canonicalize(admission.entry), "utf8")]);
  const { id, number, frozen, idemKey, fingerprint, before, actor } = admission;
  const never = { sends: 0, firstSentAt: null, lastSentAt: null, refusedAt: null, absentSince: null };
  return {
    shop: ask.shop,
    input: ask.input,
    intent: {
      ...never,
      ...{ id, number, idemKey, fingerprint, before },
      frozen: frozen ?? {},
      actorName: actor.name,
      leaf: sha256Hex(bytes),
    },
    base,
  };
}
