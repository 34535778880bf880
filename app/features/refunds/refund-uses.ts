import type { Use } from "../policy/decide";
import type { RefundInput } from "./refund";
import type { RefundFacts } from "./refund-facts";

const RETURNS: ReadonlySet<RefundInput["reason"]> = new Set(["returned", "withdrawal"]);

type Choice = Pick<RefundInput, "shipping" | "lessMinor" | "notify"> & {
  readonly lines: readonly unknown[];
  readonly reason: RefundInput["reason"] | null;
};

/**
 * Which further rights a refund uses: that of its kind (goods that came back, or goodwill), that of shipping, that of
 * telling the customer. An amount below Shopify's suggestion counts in full for each part it may belong to: never less
 * than what leaves. Before a reason is chosen the kind is open, and nothing is said about it.
 */
export function refundUses(choice: Choice, facts: Pick<RefundFacts, "suggested" | "suggestedShipping">): Use[] {
  const whole = choice.lessMinor ?? facts.suggested.amountMinor;
  const shippingMinor = facts.suggestedShipping.amountMinor;
  const uses: Use[] = [];
  if (choice.lines.length > 0 && choice.reason !== null) {
    const action = RETURNS.has(choice.reason) ? "refund.return" : "refund.goodwill";
    uses.push({ action, amountMinor: Math.min(whole, facts.suggested.amountMinor - shippingMinor) });
  }
  if (choice.shipping) uses.push({ action: "refund.shipping", amountMinor: Math.min(whole, shippingMinor) });
  if (choice.notify) uses.push({ action: "refund.notify", amountMinor: 0 });
  return uses;
}
