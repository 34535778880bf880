import { inShop } from "../../platform/db.server";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Actor } from "../policy/standing";
import { entryOf } from "./entries";
import { lockIntent } from "./held-store.server";
import { gateSettleIn } from "./intent-store.server";
import { reference } from "./reference";
import { baseOf } from "./settle-unknown.server";

/** Who takes back what, when (ISO, UTC). */
export type Undo = {
  readonly shop: string;
  readonly actor: Actor;
  readonly intentId: string;
  readonly now: string;
};

/**
 * Takes back a change before it leaves: its use of limits is free again, the record names who did it. Whoever asked for
 * it may, and the owner, at any hour: nothing is decided, because less happens. Twice is once. Errors: `not_found` (no
 * such change, or not theirs), `already_left` (it is being sent, or was).
 */
export async function undoHeld({ shop, actor, intentId, now }: Undo): Promise<Result<{ reference: string }, Problem>> {
  return inShop(shop, async (tx) => {
    const intent = await lockIntent(tx, shop, intentId);
    const mayStop = actor.standing.kind === "owner" || intent?.actorUser === actor.userId;
    if (intent === undefined || !mayStop) return fail(problem("not_found"));
    const done = { reference: reference(intent.number) };
    if (intent.state === "CANCELLED") return ok(done);
    if (intent.state !== "HELD") return fail(problem("already_left", done));
    const phase = { phase: "cancelled", after: { problem: "undone" }, person: actor.userId } as const;
    const settlement = {
      to: "CANCELLED",
      from: ["HELD"],
      usage: "released",
      problem: { code: "undone" },
      entry: entryOf(baseOf(shop, intent), { at: now, before: intent.before, ...phase }),
    } as const;
    const settled = await gateSettleIn(tx, shop, { intentId, settlement });
    return settled ? ok(done) : fail(problem("already_left", done));
  });
}
