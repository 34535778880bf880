import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import type { JsonObject } from "../../platform/json";
import type { Ask } from "../gate/ask";
import { decideDoubt, lookAgain, readOpenChanges, type Decided } from "../gate/decide-doubt.server";
import type { GateShop } from "../gate/effect";
import type { GateProblem } from "../gate/performed";
import { settleable } from "../gate/settle-unknown.server";
import { issueRefund } from "./issue-refund.effect.server";
import { amountOfRefund } from "./refund";

const REFUND = settleable(issueRefund);

/** A refund of the order that could be the one in doubt; the amount is Shopify's own figure. */
export type OpenRefund = {
  readonly gid: string;
  readonly at: string | null;
  readonly amount: JsonObject | null;
  readonly byDelega: boolean;
};

/** The owner says whether a refund was paid. See `decideDoubt`. */
export function decideRefund(ask: Ask): Promise<Result<Decided, GateProblem>> {
  return decideDoubt(REFUND, ask);
}

/** Looks for one refund in Shopify now. See `lookAgain`. */
export function lookForRefund(shop: GateShop, intentId: string): Promise<Result<Decided, Problem>> {
  return lookAgain(REFUND, { shop, intentId });
}

/** What Shopify shows on the order and nothing else explains, for the owner to choose from. */
export async function readOpenRefunds(shop: GateShop, intentId: string): Promise<Result<OpenRefund[], Problem>> {
  const open = await readOpenChanges(REFUND, { shop, intentId });
  if (!open.ok) return open;
  return ok(open.value.map(({ gid, at, after, byUs }) => ({ gid, at, amount: amountOfRefund(after), byDelega: byUs })));
}
