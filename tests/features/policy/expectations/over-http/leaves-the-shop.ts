import { CHANGES } from "../../../../../app/features/changes/change";
import type { Expectation } from "../expectation";

/** What is done in Shopify and not in Delega alone. */
export function leavesTheShop({ action }: Pick<Expectation, "action">): boolean {
  return action.startsWith("refund.") || CHANGES.some((change) => change.action === action);
}
