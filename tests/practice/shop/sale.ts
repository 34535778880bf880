/** One row of an agreement, in minor units of the shop's currency; what is taken back is negative. */
export type Sale = {
  readonly id: number;
  readonly actionType: "ORDER" | "RETURN" | "UPDATE";
  readonly lineType: "PRODUCT" | "SHIPPING" | "ADJUSTMENT";
  readonly lineId: number | null;
  readonly quantity: number | null;
  readonly amountMinor: number;
};
