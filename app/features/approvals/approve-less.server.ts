import { problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { findIntent } from "../gate/intent-store.server";
import type { GateProblem, Performed } from "../gate/performed";
import { approvableKind } from "./approvable.server";

/** A yes to a smaller amount than was asked for. Errors: `not_found`, `bad_input` where there is no amount, and a yes's. */
export async function approveLess(ask: Ask, intentId: string): Promise<Result<Performed, GateProblem>> {
  const intent = await findIntent(ask.shop.domain, intentId);
  if (intent === undefined) return fail(problem("not_found"));
  const kind = approvableKind(intent.effect);
  if (!kind.ok) return kind;
  return kind.value.approveLess?.(ask) ?? fail(problem("bad_input"));
}
