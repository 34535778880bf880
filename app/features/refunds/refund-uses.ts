import type { Use } from "../policy/decide";
import type { RefundInput } from "./refund";
import type { RefundFacts } from "./refund-facts";

const RETURNS: ReadonlySet<RefundInput["reason"]> = new Set(["returned", "withdrawal"]);

type Choice = Pick<RefundInput, "shipping" | "notify" | "method" | "restockAt"> & {
  readonly lines: readonly unknown[];
  readonly reason: RefundInput["reason"] | null;
};
/** `countedMinor` = all that leaves, shop currency. */
type Parts = Pick<RefundFacts, "suggested" | "suggestedShipping"> & { readonly countedMinor: number };

/**
 * Which further rights a refund uses: that of its kind (goods that came back, or goodwill), that of shipping, of store
 * credit, of putting back into stock, of telling the customer. An amount below Shopify's suggestion counts in full for
 * each part it may belong to: never less than what leaves. Before a reason is chosen the kind is open, and nothing is
 * said about it.
 */
export function refundUses(choice: Choice, { countedMinor: whole, ...facts }: Parts): Use[] {
  const shippingMinor = facts.suggestedShipping.amountMinor;
  const uses: Use[] = [];
  if (choice.lines.length > 0 && choice.reason !== null) {
    const action = RETURNS.has(choice.reason) ? "refund.return" : "refund.goodwill";
    uses.push({ action, amountMinor: Math.min(whole, facts.suggested.amountMinor - shippingMinor) });
  }
  if (choice.shipping) uses.push({ action: "refund.shipping", amountMinor: Math.min(whole, shippingMinor) });
  if (choice.method === "credit") uses.push({ action: "refund.credit", amountMinor: whole });
  if (choice.restockAt !== null) uses.push({ action: "refund.restock", amountMinor: 0 });
  if (choice.notify) uses.push({ action: "refund.notify", amountMinor: 0 });
  return uses;
}
