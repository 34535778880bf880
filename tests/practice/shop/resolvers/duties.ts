import { bagOf } from "../paid-in";
import type { Order, Shop } from "../state";
import { dutyShare } from "../sums";
import { dutyView, gid } from "./line-view";

/** `RefundDutyInput`. */
export type DutyBack = { readonly dutyId: string; readonly refundType?: string | null };
type Items = readonly { readonly lineItemId: string; readonly quantity: number }[];
type Back = { readonly dutyId: number; readonly amountMinor: number };

/**
 * What of the named duties goes back; why none does is a sentence. In proportion to the pieces that are refunded of the
 * duty's line with it, or all that is left of it.
 */
export function dutiesBack(
  order: Order,
  { duties, items }: { readonly duties: readonly DutyBack[]; readonly items: Items },
): Back[] | string {
  const back: Back[] = [];
  for (const { dutyId, refundType } of duties) {
    const line = order.lines.find(({ duty }) => duty !== undefined && gid("Duty", duty.id) === dutyId);
    if (line?.duty === undefined) return "Duty does not belong to the order";
    const { id } = line.duty;
    if (back.some((one) => one.dutyId === id)) return "Duty is named twice";
    const quantity = items
      .filter(({ lineItemId }) => lineItemId === gid("LineItem", line.id))
      .reduce((sum, item) => sum + item.quantity, 0);
    back.push({ dutyId: id, amountMinor: dutyShare(line, quantity, refundType ?? "FULL") });
  }
  return back;
}

export function refundDutyView(shop: Shop, order: Order, { dutyId, amountMinor }: Back) {
  const duty = order.lines.find((line) => line.duty?.id === dutyId)?.duty;
  return {
    __typename: "RefundDuty",
    amountSet: bagOf(shop, order)(amountMinor),
    originalDuty: duty === undefined ? null : dutyView(shop, order, duty),
  };
}
