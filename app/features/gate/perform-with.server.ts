import { canonicalize } from "../audit/canonical";
import { sha256Hex } from "../../platform/hash.server";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Ask } from "./ask";
import type { DelegatedEffect } from "./effect";
import type { EntryBase } from "./entries";
import { performedFrom, refusal, type GateProblem, type Performed } from "./performed";
import type { Admission, Ports } from "./ports";
import { sendOnce, type Sending } from "./send-once.server";
import { admissionOf, inputHashOf, weigh, type Parsed } from "./weigh.server";

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
export async function replayOf(
  effect: { name: string },
  ask: Ask,
  ports: Ports,
): Promise<Result<Performed, GateProblem> | null> {
  const earlier = await ports.earlier(ask.shop.domain, ask.requestKey);
  if (earlier === null) return null;
  const same = earlier.inputHash === inputHashOf(effect, ask) && earlier.actorUser === ask.actor.userId;
  return same ? performedFrom(earlier) : fail(problem("request_key_reused"));
}

type Prepared<I> = { readonly ask: Parsed<I>; readonly admission: Admission; readonly base: EntryBase };

async function prepare<I, F>(
  effect: DelegatedEffect<I, F>,
  ask: Parsed<I>,
  ports: Ports,
): Promise<Result<Prepared<I>, GateProblem>> {
  const weighed = await weigh(effect, ask, ports);
  if (!weighed.ok) return weighed;
  const { decision } = weighed.value;
  if (decision.answer !== "can") return fail(refusal(decision));
  const state = decision.holdMinutes > 0 ? "HELD" : "RESERVED";
  return ok({ ask, ...admissionOf(effect, weighed.value, { ports, first: { state, phase: "intent" } }) });
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
