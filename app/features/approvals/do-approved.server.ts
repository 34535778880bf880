import { problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import type { GateShop } from "../gate/effect";
import { findIntent } from "../gate/intent-store.server";
import type { GateProblem, Performed } from "../gate/performed";
import type { Actor } from "../policy/standing";
import { approvableKind } from "./approvable.server";

/** Does what was approved, once; asked again it answers what came of it. Errors: see `performApproved`. */
export async function doApproved(
  { shop, actor }: { readonly shop: GateShop; readonly actor: Actor },
  intentId: string,
): Promise<Result<Performed, GateProblem>> {
  const intent = await findIntent(shop.domain, intentId);
  if (intent === undefined) return fail(problem("not_found"));
  const kind = approvableKind(intent.effect);
  return kind.ok ? kind.value.perform({ shop, actor, intentId }) : kind;
}
