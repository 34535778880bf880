/** A discount staged on one line of an edit. */
export type StagedDiscount = {
  readonly id: number;
  readonly description: string;
  readonly value:
    { readonly kind: "percent"; readonly percent: number } | { readonly kind: "fixed"; readonly minor: number };
};

/** A line as an edit shows it: with an id of its own, which is not the order's. */
export type CalculatedLine = {
  readonly id: number;
  /** The order's line; null = added by this edit. */
  readonly lineId: number | null;
  readonly variantId: number | null;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string;
  readonly unitMinor: number;
  /** What one piece costs with the discounts it had before. */
  readonly pieceMinor: number;
  readonly before: number;
  /** Pieces that were sent already: they stay. */
  readonly sent: number;
  quantity: number;
  restock: boolean;
  discount: StagedDiscount | null;
};

export type CalculatedShipping = { readonly id: number; readonly title: string; readonly priceMinor: number };

/** An edit under way; it ends by a commit, and one that is never committed changes nothing. */
export type EditSession = {
  readonly id: number;
  readonly calculatedId: number;
  readonly orderId: number;
  /** What the edit was computed from; a commit needs it unchanged. */
  readonly basis: string;
  readonly lines: CalculatedLine[];
  readonly shipping: CalculatedShipping[];
  committed: boolean;
};

/** Pieces of a line that may still change. */
export function editable(line: CalculatedLine): number {
  return line.quantity - line.sent;
}

/** What the staged discount takes off all editable pieces, in minor units. A fixed value is meant for each piece. */
export function stagedDiscount(line: CalculatedLine): number {
  if (line.discount === null) return 0;
  const { value } = line.discount;
  const perPiece = value.kind === "fixed" ? value.minor : Math.round((line.pieceMinor * value.percent) / 100);
  return Math.min(perPiece, line.pieceMinor) * editable(line);
}
