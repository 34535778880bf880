import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import { APPROVED_HOURS, liftsOf } from "./approval";
import {
  answerRequest,
  hoursFromNow,
  lockRequest,
  replaceContent,
  type Content,
  type StoredRequest,
} from "./approval-store.server";
import type { Ask } from "./ask";
import { defineLocalEffect, type DelegatedEffect, type GateShop, type LocalEffect } from "./effect";
import { entryOf, summaryOf } from "./entries";
import { gatePorts } from "./gate-ports.server";
import { lockIntent } from "./held-store.server";
import { findIntent, gateSettleIn } from "./intent-store.server";
import { digestOf } from "./perform-approved-store.server";
import { performLocal } from "./perform-local.server";
import type { GateProblem, Performed } from "./performed";
import type { StoredIntent } from "./ports";
import { reference } from "./reference";
import { baseOf } from "./settle-unknown.server";
import { inputHashOf, weigh } from "./weigh.server";

const Text = z.string().trim().max(2000);
/** `seen` = the digest of what was on the page: a yes to something that changed meanwhile is no yes. */
const Yes = z.strictObject({ intentId: z.uuid(), seen: z.string(), text: Text });
const No = z.strictObject({ intentId: z.uuid(), text: Text.min(1) });
type Yes = z.infer<typeof Yes>;
type No = z.infer<typeof No>;

/** The owner says yes to exactly what is shown. Errors: `approval_answered`, `approval_expired`, `own_request`, `stale`. */
export function approve(ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performLocal(yesTo(null), ask);
}

/** The owner says no, and why; nothing can be sent of it any more. */
export function decline(ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performLocal(NO, ask);
}

/** A smaller change in place of the one that was asked for; null = this choice has no amount that could be less. */
export type Less<I> = (input: I, amountMinor: number) => I | null;

/** What is approved in place of what was asked: as the asker would do it now, with this smaller amount. */
export async function approveLess<I, F>(
  effect: DelegatedEffect<I, F>,
  ask: Ask & { readonly input: Yes & { readonly lessMinor: number } },
  less: Less<I>,
): Promise<Result<Performed, GateProblem>> {
  const { lessMinor, ...yes } = ask.input;
  const intent = await findIntent(ask.shop.domain, yes.intentId);
  if (intent?.effect !== effect.name) return fail(problem("not_found"));
  if (ask.actor.standing.kind !== "owner") return performLocal(yesTo(null), { ...ask, input: yes });
  if (lessMinor >= intent.amountMinor) return fail(problem("more_than_refundable"));
  const content = await contentOf(effect, { shop: ask.shop, intent, less: (input) => less(input, lessMinor) });
  return content.ok ? performLocal(yesTo(content.value), { ...ask, input: yes }) : content;
}

async function contentOf<I, F>(
  effect: DelegatedEffect<I, F>,
  { shop, intent, less }: { shop: GateShop; intent: StoredIntent; less: (input: I) => I | null },
): Promise<Result<Content, GateProblem>> {
  const input = effect.input.safeParse(intent.asked);
  const smaller = input.success ? less(input.data) : null;
  if (smaller === null) return fail(problem("bad_input"));
  // The owner's eyes: what the asker may is decided when it is done.
  const actor = { userId: intent.actorUser, name: intent.actorName, standing: { kind: "owner" } } as const;
  const weighed = await weigh(effect, { shop, actor, requestKey: intent.requestKey, input: smaller }, gatePorts);
  if (!weighed.ok) return weighed;
  const { money, frozen, fingerprint, before, recorded, ask } = weighed.value;
  return ok({
    asked: smaller as Content["asked"],
    input: recorded,
    inputHash: inputHashOf(effect, ask),
    ...{ frozen, fingerprint, before, amountMinor: money.amountMinor },
    decision: intent.decision ?? summaryOf(weighed.value.decision),
  });
}

type Open = { readonly intent: StoredIntent; readonly request: StoredRequest };

/** The request with its rows locked, if it still waits for an answer of somebody else than its asker. */
async function lockOpen(tx: Tx, at: { shop: string; intentId: string; by: string }): Promise<Result<Open, Problem>> {
  const intent = await lockIntent(tx, at.shop, at.intentId);
  const request = intent === undefined ? undefined : await lockRequest(tx, at.shop, at.intentId);
  if (intent === undefined || request === undefined) return fail(problem("not_found"));
  if (intent.actorUser === at.by) return fail(problem("own_request"));
  if (intent.state !== "PENDING_APPROVAL") return fail(problem("approval_answered"));
  if (request.isOver) return fail(problem("approval_expired"));
  return ok({ intent, request });
}

function yesTo(less: Content | null): LocalEffect<Yes> {
  return defineLocalEffect<Yes>({
    name: "approval.approve",
    action: "approval.decide",
    input: Yes,
    subject: () => ({ orderGid: null, customerGid: null }),
    async run(tx, { intentId, seen, text }, { shop, actor }) {
      const open = await lockOpen(tx, { shop: shop.domain, intentId, by: actor.userId });
      if (!open.ok) return open;
      const { intent, request } = open.value;
      const lifts = liftsOf(request);
      if (digestOf(shop.domain, intent, { lifts, until: null }) !== seen) return fail(problem("stale"));
      if (less !== null) await replaceContent(tx, shop.domain, { intentId, content: less });
      const now = less === null ? intent : { ...intent, ...less };
      const until = await hoursFromNow(tx, APPROVED_HOURS);
      const digest = digestOf(shop.domain, now, { lifts, until });
      const yes = { digest, lifts, until };
      await answerRequest(tx, shop.domain, { intentId, by: actor.userId, text, yes });
      return ok({
        recorded: { about: reference(intent.number), digest, order: intent.input["order"] ?? null },
        before: { amount_minor: intent.amountMinor },
        after: { amount_minor: now.amountMinor, answer: "approved" },
        person: intent.actorUser,
      });
    },
  });
}

const NO = defineLocalEffect<No>({
  name: "approval.decline",
  action: "approval.decide",
  input: No,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { intentId, text }, { shop, actor, now }) {
    const open = await lockOpen(tx, { shop: shop.domain, intentId, by: actor.userId });
    if (!open.ok) return open;
    const { intent } = open.value;
    await answerRequest(tx, shop.domain, { intentId, by: actor.userId, text, yes: null });
    const phase = { phase: "cancelled", after: { problem: "declined" }, person: actor.userId } as const;
    const entry = entryOf(baseOf(shop.domain, intent), { at: now, before: intent.before, ...phase });
    const to = { to: "CANCELLED", from: ["PENDING_APPROVAL"], usage: "released" } as const;
    await gateSettleIn(tx, shop.domain, { intentId, settlement: { ...to, problem: { code: "declined" }, entry } });
    return ok({
      recorded: { about: reference(intent.number), order: intent.input["order"] ?? null },
      before: null,
      after: { answer: "declined" },
      person: intent.actorUser,
    });
  },
});
