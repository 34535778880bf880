import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Ask } from "./ask";
import { openChanges, verdictOf, type OwnersAnswer } from "./doubt-verdict";
import { defineLocalEffect, type GateShop, type LocalEffect, type Shown } from "./effect";
import { entryOf } from "./entries";
import { gatePorts } from "./gate-ports.server";
import { explainedGids, findIntent, gateSettleIn } from "./intent-store.server";
import { performLocal } from "./perform-local.server";
import type { GateProblem } from "./performed";
import type { Ports, StoredIntent } from "./ports";
import { reference } from "./reference";
import { baseOf, settleIntent, type Effects, type Settleable } from "./settle-unknown.server";

const Decision = z.discriminatedUnion("answer", [
  z.strictObject({ intentId: z.uuid(), answer: z.literal("happened"), changeGid: z.string().nullable() }),
  z.strictObject({ intentId: z.uuid(), answer: z.literal("not_happened") }),
]);
type Decision = z.infer<typeof Decision>;

/** `found` = Shopify had it after all and nobody had to decide; `open` = a look found nothing new. */
export type Decided = { readonly outcome: "found" | "happened" | "not_happened" | "open"; readonly reference: string };

/** What a look leans on: the effect of the change in doubt, and the gate's ports. */
type DoubtContext = { readonly shop: GateShop; readonly effect: Settleable; readonly ports: Ports };
type InDoubt = { readonly intent: StoredIntent; readonly effect: Settleable };

/**
 * Looks for one change in Shopify now and settles it if it is there, exactly as the sweeper does. Errors: `not_found`,
 * `shopify_unreachable`.
 */
export async function lookAgain(
  effects: Effects,
  ask: { readonly shop: GateShop; readonly intentId: string },
  ports: Ports = gatePorts,
): Promise<Result<Decided, Problem>> {
  const found = await findInDoubt(ask.shop.domain, ask.intentId, effects);
  if (found === null) return fail(problem("not_found"));
  const { intent, effect } = found;
  const looked = await look(intent, { shop: ask.shop, effect, ports });
  if (looked === "unreadable") return fail(problem("shopify_unreachable"));
  return ok({ outcome: looked === "settled" ? "found" : "open", reference: reference(intent.number) });
}

/**
 * The owner says what became of a change that nobody can know. Shopify is read first: what it has settles itself, and
 * "it did not happen" is refused while it shows an unexplained change of ours. The decision, the intent's move and both
 * entries are one transaction, fenced by the intent's state and lease; the same request again answers what the first
 * came to.
 */
export async function decideDoubt(
  effects: Effects,
  ask: Ask,
  ports: Ports = gatePorts,
): Promise<Result<Decided, GateProblem>> {
  const decision = Decision.safeParse(ask.input);
  if (!decision.success) return fail(problem("bad_input"));
  const { intentId, answer } = decision.data;
  const found = await findInDoubt(ask.shop.domain, intentId, effects);
  if (found === null) return fail(problem("not_found"));
  const { intent, effect } = found;
  const context = { shop: ask.shop, effect, ports };
  let shown: Result<readonly Shown[], Problem> = fail(problem("doubt_settled"));
  // Somebody without the right learns nothing of Shopify and moves nothing: policy says no below.
  if (intent.state === "NEEDS_OWNER" && ask.actor.standing.kind === "owner") {
    const looked = await look(intent, context);
    if (looked === "settled") return ok({ outcome: "found", reference: reference(intent.number) });
    shown = looked === "unreadable" ? fail(problem("shopify_unreachable")) : await readShown(intent, context);
  }
  const done = await performLocal(decisionOn(intent, { shown, ports }), { ...ask, input: decision.data });
  return done.ok ? ok({ outcome: answer, reference: reference(intent.number) }) : done;
}

/** The order's changes that could be the one in doubt, and its effect; read afresh. Errors: `not_found`, Shopify's own. */
export async function readOpenChanges(
  effects: Effects,
  ask: { readonly shop: GateShop; readonly intentId: string },
  ports: Ports = gatePorts,
): Promise<Result<{ readonly effect: string; readonly open: readonly Shown[] }, Problem>> {
  const { shop, intentId } = ask;
  const found = await findInDoubt(shop.domain, intentId, effects);
  if (found?.intent.state !== "NEEDS_OWNER") return fail(problem("not_found"));
  const { intent, effect } = found;
  const shown = await readShown(intent, { shop, effect, ports });
  if (!shown.ok) return shown;
  const explained = await explainedGids(shop.domain, explainable(intent, shown.value));
  return ok({ effect: effect.name, open: openChanges(shown.value, { firstSentAt: intent.firstSentAt, explained }) });
}

/** A change by its id, with the effect that it is of. */
async function findInDoubt(shop: string, intentId: string, effects: Effects): Promise<InDoubt | null> {
  const intent = await findIntent(shop, intentId);
  const effect = effects.get(intent?.effect ?? "");
  return intent === undefined || effect === undefined ? null : { intent, effect };
}

function explainable({ effect }: StoredIntent, shown: readonly Shown[]) {
  return { effect, gids: shown.map(({ gid }) => gid) };
}

async function look(intent: StoredIntent, { shop, effect, ports }: DoubtContext) {
  return settleIntent(intent, { shop, ports, effects: new Map([[effect.name, effect]]) });
}

async function readShown(intent: StoredIntent, { shop, effect, ports }: DoubtContext) {
  if (intent.orderGid === null) return fail(problem("not_found"));
  return effect.shown(ports.doors(shop.domain).read, intent.orderGid);
}

type Looked = { readonly shown: Result<readonly Shown[], Problem>; readonly ports: Ports };

/** The decision as a change of our own database; `shown` is what Shopify said just before. */
function decisionOn(intent: StoredIntent, { shown, ports }: Looked): LocalEffect<Decision> {
  return defineLocalEffect<Decision>({
    name: "doubt.decide",
    action: "doubt.decide",
    input: Decision,
    subject: () => ({ orderGid: intent.orderGid, customerGid: null }),
    async run(tx, input, { shop, actor }) {
      if (!shown.ok) return shown;
      const explained = await explainedGids(shop.domain, explainable(intent, shown.value), tx);
      const open = openChanges(shown.value, { firstSentAt: intent.firstSentAt, explained });
      const verdict = verdictOf(ownersAnswer(input), open);
      if (!verdict.ok) return verdict;
      const { move, phase } = verdict.value;
      const about = { at: ports.clock().toISOString(), before: intent.before, person: actor.userId, ...phase };
      const fences = { from: ["NEEDS_OWNER"], lease: intent.sends } as const;
      const entry = entryOf(baseOf(shop.domain, intent), about);
      const settlement = { ...move, ...fences, entry };
      const settled = await gateSettleIn(tx, shop.domain, { intentId: intent.id, settlement });
      if (!settled) return fail(problem("doubt_settled"));
      return ok({
        recorded: { order: intent.input["order"] ?? null, about: reference(intent.number), answer: input.answer },
        before: { outcome: "in_doubt" },
        after: { outcome: input.answer, ...("changeGid" in input ? { chosen: input.changeGid } : {}) },
      });
    },
  });
}

function ownersAnswer(input: Decision): OwnersAnswer {
  return input.answer === "happened" ? { answer: "happened", changeGid: input.changeGid } : { answer: "not_happened" };
}
