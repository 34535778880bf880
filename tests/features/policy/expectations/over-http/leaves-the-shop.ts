import { OFFERS } from "../../../../../app/features/changes/change";
import type { Expectation } from "../expectation";

/** What is done in Shopify and not in Delega alone. */
export function leavesTheShop({ action }: Pick<Expectation, "action">): boolean {
  return action.startsWith("refund.") || OFFERS.some((change) => change.action === action);
}
