import { canonicalize } from "../audit/canonical";
import { sha256Hex } from "../../platform/hash.server";
import { inShop } from "../../platform/db.server";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Actor } from "../policy/standing";
import { approvedContent, ASKED_HOURS, liftsLimit, notLifted, type Lift, type Terms } from "./approval";
import { admitApproved, findRequest, lockRequest, replaceContent, returnRequest } from "./approval-store.server";
import type { DelegatedEffect, GateShop } from "./effect";
import { entryOf, summaryOf } from "./entries";
import { admittedLimits } from "./gate-limits";
import { gatePorts } from "./gate-ports.server";
import { lockIntent } from "./held-store.server";
import { findIntent } from "./intent-store.server";
import { performedFrom, refusal, type GateProblem, type Performed } from "./performed";
import type { Ports, StoredIntent } from "./ports";
import { sendOnce } from "./send-once.server";
import { entryBase, inputHashOf, weigh, type Weighed } from "./weigh.server";

/** Who does what was approved. `ports` broken ones in tests only. */
export type Approved = { readonly shop: GateShop; readonly actor: Actor; readonly intentId: string };

/** The digest of everything a yes stands for (safety.md T-APR-2). */
export function digestOf(shop: string, intent: StoredIntent, terms: Terms): string {
  return sha256Hex(canonicalize(approvedContent(shop, intent, terms)));
}

/**
 * Does what was approved: the very content that the yes was given to, within every limit that it does not lift, once.
 * A changed order, or a rule that asks for something else by now, brings the request back to the owner. Errors:
 * `not_found`, `approval_expired`, `approval_void`, `approval_returned`, and those of any change.
 */
export async function performApproved<I, F>(
  effect: DelegatedEffect<I, F>,
  approved: Approved,
  ports: Ports = gatePorts,
): Promise<Result<Performed, GateProblem>> {
  const { shop, actor, intentId } = approved;
  const intent = await findIntent(shop.domain, intentId);
  if (intent?.effect !== effect.name || intent.actorUser !== actor.userId) return fail(problem("not_found"));
  if (intent.state !== "APPROVED") return performedFrom(intent);
  const yes = await standingYes(shop.domain, intent);
  if (!yes.ok) return yes;
  const input = effect.input.safeParse(intent.asked);
  if (!input.success || inputHashOf(effect, { ...approved, requestKey: "", input: input.data }) !== intent.inputHash)
    return fail(problem("approval_void"));

  const weighed = await weigh(effect, { shop, actor, requestKey: intent.requestKey, input: input.data }, ports);
  if (!weighed.ok) return weighed;
  if (weighed.value.decision.answer === "deny") return fail(refusal(weighed.value.decision));
  if (!isAsApproved(weighed.value, intent, yes.value.lifts)) return giveBack(effect, weighed.value, intent);
  return admitAndSend(effect, { intent, weighed: weighed.value, ...yes.value }, ports);
}

type Yes = { readonly lifts: readonly Lift[]; readonly digest: string };

/** The yes of this intent, if it stands: in time, and of exactly what is stored. The database asks again under its locks. */
async function standingYes(shop: string, intent: StoredIntent): Promise<Result<Yes, Problem>> {
  const request = await findRequest(shop, intent.id);
  if (request?.answer !== "approved" || request.lifts === null) return fail(problem("approval_void"));
  if (request.isOver) return fail(problem("approval_expired"));
  const { lifts } = request;
  const digest = digestOf(shop, intent, { lifts, until: request.expiresAt });
  return digest === request.digest ? ok({ lifts, digest }) : fail(problem("approval_void"));
}

/** Would the same leave now, and is nothing asked but what the yes lifts? */
function isAsApproved<I>(weighed: Weighed<I>, intent: StoredIntent, lifts: readonly Lift[]): boolean {
  const { decision, fingerprint, frozen } = weighed;
  const same = fingerprint === intent.fingerprint && canonicalize(frozen) === canonicalize(intent.frozen ?? {});
  return same && notLifted(decision, lifts).length === 0;
}

type Ready<I> = {
  readonly intent: StoredIntent;
  readonly weighed: Weighed<I>;
  readonly lifts: readonly Lift[];
  readonly digest: string;
};

async function admitAndSend<I, F>(
  effect: DelegatedEffect<I, F>,
  { intent, weighed, lifts, digest }: Ready<I>,
  ports: Ports,
): Promise<Result<Performed, GateProblem>> {
  const { ask, uses, basis, key, decision, before } = weighed;
  const shop = ask.shop.domain;
  const base = { ...entryBase(effect, weighed, intent.number), requestKey: intent.requestKey };
  const entry = entryOf(base, { at: ports.clock().toISOString(), phase: "intent", before });
  const limits = admittedLimits(ask.actor.standing, uses, basis.order).filter((limit) => !liftsLimit(limit, lifts));
  const { holdMinutes } = decision;
  await ports.at("before_admit");
  const outcome = await admitApproved(shop, {
    ...{ intentId: intent.id, digest, key, limits, uses, before, holdMinutes, entry },
    decision: summaryOf(decision),
  });
  switch (outcome) {
    case "void":
      return fail(problem("approval_void"));
    case "expired":
      return fail(problem("approval_expired"));
    case "grant_changed":
      return fail(problem("grant_changed"));
    case "over_limit":
      return giveBack(effect, weighed, intent);
    case "taken":
      return performedFrom(await ports.load(shop, intent.id));
    case "admitted":
      await ports.at("admitted");
      if (holdMinutes > 0) await ports.sendAfterHold(shop, { intentId: intent.id, minutes: holdMinutes });
      else await sendApproved(effect, { weighed, intent, base }, ports);
      return performedFrom(await ports.load(shop, intent.id));
  }
}

type ToSend<I> = {
  readonly weighed: Weighed<I>;
  readonly intent: StoredIntent;
  readonly base: ReturnType<typeof entryBase>;
};

/** Sends what was held against the yes; of what is stored by now only what the admission wrote counts. */
async function sendApproved<I, F>(effect: DelegatedEffect<I, F>, { weighed, intent, base }: ToSend<I>, ports: Ports) {
  const { shop, input } = weighed.ask;
  const { leaf, before } = await ports.load(shop.domain, intent.id);
  const approved = { ...intent, frozen: intent.frozen ?? {}, leaf, before };
  await sendOnce(effect, { shop, input, intent: approved, base }, ports);
}

/** What is approved is not what would be done now: the owner sees it as it is now, and is asked again. */
async function giveBack<I, F>(
  effect: DelegatedEffect<I, F>,
  weighed: Weighed<I>,
  { id, number, requestKey }: StoredIntent,
): Promise<Result<Performed, GateProblem>> {
  const { ask, money, frozen, fingerprint, before, recorded, decision } = weighed;
  const shop = ask.shop.domain;
  const base = { ...entryBase(effect, weighed, number), requestKey };
  const entry = entryOf(base, { at: gatePorts.clock().toISOString(), phase: "asked", before });
  const returned = await inShop(shop, async (tx) => {
    const intent = await lockIntent(tx, shop, id);
    // Its twin was faster: what changed meanwhile is our own doing.
    if (intent?.state !== "APPROVED" || (await lockRequest(tx, shop, id)) === undefined) return false;
    const input = { asked: intent.asked ?? {}, input: recorded, inputHash: intent.inputHash };
    const now = { frozen, fingerprint, before, decision: summaryOf(decision), amountMinor: money.amountMinor };
    await replaceContent(tx, shop, { intentId: id, content: { ...input, ...now } });
    await returnRequest(tx, shop, { intentId: id, reasons: decision.reasons, hours: ASKED_HOURS, entry });
    return true;
  });
  if (!returned) return performedFrom(await gatePorts.load(shop, id));
  return fail(problem("approval_returned"));
}
