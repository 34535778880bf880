/** From how many refunds on a median says anything, and how far above it an amount is worth a second look. */
const ENOUGH = 5;
const FAR_ABOVE = 3;

/** The usual amount, where this one is more than three times as much; null = it is not, or nobody can say. Minor units. */
export function unusual(
  amountMinor: number,
  { medianMinor, known }: { readonly medianMinor: number | null; readonly known: number },
): number | null {
  if (medianMinor === null || known < ENOUGH) return null;
  return amountMinor > FAR_ABOVE * medianMinor ? medianMinor : null;
}
