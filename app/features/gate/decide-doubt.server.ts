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
import { baseOf, settleIntent, type Settleable } from "./settle-unknown.server";

const Decision = z.discriminatedUnion("answer", [
  z.strictObject({ intentId: z.uuid(), answer: z.literal("paid"), changeGid: z.string().nullable() }),
  z.strictObject({ intentId: z.uuid(), answer: z.literal("not_paid") }),
]);
type Decision = z.infer<typeof Decision>;

/** `found` = Shopify had it after all and nobody had to decide; `open` = a look found nothing new. */
export type Decided = { readonly outcome: "found" | "paid" | "not_paid" | "open"; readonly reference: string };

/** What a decision or a look leans on: the effect whose changes are in doubt, and the gate's ports. */
export type DoubtContext = { readonly shop: GateShop; readonly effect: Settleable; readonly ports: Ports };

/**
 * Looks for one change in Shopify now and settles it if it is there, exactly as the sweeper does. Errors: `not_found`,
 * `shopify_unreachable`.
 */
export async function lookAgain(
  effect: Settleable,
  ask: { readonly shop: GateShop; readonly intentId: string },
  ports: Ports = gatePorts,
): Promise<Result<Decided, Problem>> {
  const intent = await findIntent(ask.shop.domain, ask.intentId);
  if (intent?.effect !== effect.name) return fail(problem("not_found"));
  const looked = await look(intent, { shop: ask.shop, effect, ports });
  if (looked === "unreadable") return fail(problem("shopify_unreachable"));
  return ok({ outcome: looked === "settled" ? "found" : "open", reference: reference(intent.number) });
}

/**
 * The owner says what became of a change that nobody can know. Shopify is read first: what it has settles itself, and
 * "not paid" is refused while it shows an unexplained change of ours. The decision, the intent's move and both entries
 * are one transaction, fenced by the intent's state and lease; the same request again answers what the first came to.
 */
export async function decideDoubt(
  effect: Settleable,
  ask: Ask,
  ports: Ports = gatePorts,
): Promise<Result<Decided, GateProblem>> {
  const decision = Decision.safeParse(ask.input);
  if (!decision.success) return fail(problem("bad_input"));
  const { intentId, answer } = decision.data;
  const intent = await findIntent(ask.shop.domain, intentId);
  if (intent?.effect !== effect.name) return fail(problem("not_found"));
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

/** The order's changes that could be the one in doubt, read afresh. Errors: `not_found`, and Shopify's own. */
export async function readOpenChanges(
  effect: Settleable,
  ask: { readonly shop: GateShop; readonly intentId: string },
  ports: Ports = gatePorts,
): Promise<Result<readonly Shown[], Problem>> {
  const { shop, intentId } = ask;
  const intent = await findIntent(shop.domain, intentId);
  if (intent?.effect !== effect.name || intent.state !== "NEEDS_OWNER") return fail(problem("not_found"));
  const shown = await readShown(intent, { shop, effect, ports });
  if (!shown.ok) return shown;
  const explained = await explainedGids(
    shop.domain,
    shown.value.map(({ gid }) => gid),
  );
  return ok(openChanges(shown.value, { firstSentAt: intent.firstSentAt, explained }));
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
      const gids = shown.value.map(({ gid }) => gid);
      const explained = await explainedGids(shop.domain, gids, tx);
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
  return input.answer === "paid" ? { answer: "paid", changeGid: input.changeGid } : { answer: "not_paid" };
}
