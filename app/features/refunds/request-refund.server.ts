import type { JsonObject } from "../../platform/json";
import { ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { perform } from "../gate/perform.server";
import type { GateProblem, Performed } from "../gate/performed";
import { issueRefund } from "./issue-refund.effect.server";
import { amountOfRefund } from "./refund";

/** A refund that was made, one that waits to leave, or one whose outcome is being looked up. The amount is Shopify's own figure. */
export type RefundDone = Pick<Performed, "state" | "reference"> & { readonly amount: JsonObject | null };

/** Refunds through the gate: exactly once, within the limits, recorded. */
export async function requestRefund(ask: Ask): Promise<Result<RefundDone, GateProblem>> {
  const performed = await perform(issueRefund, ask);
  if (!performed.ok) return performed;
  const { state, reference, after } = performed.value;
  return ok({ state, reference, amount: amountOfRefund(after) });
}
