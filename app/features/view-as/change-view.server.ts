import { ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { performLocal } from "../gate/perform-local.server";
import type { GateProblem, Performed } from "../gate/performed";
import { endViewing } from "./end-view.server";
import { startViewing } from "./start-view.server";

/** Both go through the gate: decided (the owner's alone), recorded, once per request. */
export function startView(ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performLocal(startViewing, ask);
}

/** A view that ended by itself meanwhile has nothing to end: that is what was wanted. */
export async function endView(ask: Omit<Ask, "input">): Promise<Result<null, GateProblem>> {
  const ended = await performLocal(endViewing, { ...ask, input: {} });
  return ended.ok || ended.error.code === "not_found" ? ok(null) : ended;
}
