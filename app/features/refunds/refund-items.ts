import type { RefundChoice } from "./refund";
import type { RefundableLine } from "./refund-facts";

type Items = Pick<RefundChoice, "lines" | "restockAt">;
type Item = {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType: "NO_RESTOCK" | "CANCEL" | "RETURN";
  readonly locationId?: string;
};

/**
 * The chosen items as Shopify wants them. What goes back into stock is cancelled as far as it has not left, the unsent
 * pieces first, and returned as far as it has; both name the place. Everything else goes nowhere.
 */
export function refundItems({ lines, restockAt }: Items, known: readonly RefundableLine[]): Item[] {
  if (restockAt === null)
    return lines.map((line) => ({
      lineItemId: line.lineItemGid,
      quantity: line.quantity,
      restockType: "NO_RESTOCK",
    }));
  return lines.flatMap(({ lineItemGid: lineItemId, quantity }): Item[] => {
    const unsent = known.find(({ gid }) => gid === lineItemId)?.unsent ?? 0;
    const cancelled = Math.min(quantity, unsent);
    const back = { lineItemId, locationId: restockAt };
    const parts: Item[] = [
      { ...back, quantity: cancelled, restockType: "CANCEL" },
      { ...back, quantity: quantity - cancelled, restockType: "RETURN" },
    ];
    return parts.filter((part) => part.quantity > 0);
  });
}

type Duty = { readonly dutyId: string; readonly refundType: "PROPORTIONAL" };

/** The duties of the chosen items, each in proportion to the pieces that are refunded. */
export function refundDuties(
  { lines, duties }: Pick<RefundChoice, "lines" | "duties">,
  known: readonly RefundableLine[],
): Duty[] {
  if (!duties) return [];
  const chosen = new Set(lines.map(({ lineItemGid }) => lineItemGid));
  return known
    .filter(({ gid }) => chosen.has(gid))
    .flatMap((line) => line.duties.map((dutyId) => ({ dutyId, refundType: "PROPORTIONAL" as const })));
}
