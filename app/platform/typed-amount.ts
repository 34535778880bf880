import { parseMoney, toDecimal } from "./money";

/**
 * An amount as a person types it ("30", "30,50", "30.5 €") in minor units of `currency`; undefined for anything else.
 * Grouping marks are refused rather than guessed: "1.284" is a thousand to one reader and a fraction to another.
 */
export function typedAmount(typed: string, currency: string): number | undefined {
  const text = typed.trim().replace(/[\s€$£]/g, "");
  if (!/^\d{1,10}([.,]\d{1,3})?$/.test(text)) return undefined;
  const money = parseMoney(text.replace(",", "."), currency);
  return money.ok ? money.value.amountMinor : undefined;
}

/** The same amount as this reader would type it: a comma in Italian, a point in English, no grouping. */
export function amountText(
  amountMinor: number,
  reader: { readonly currency: string; readonly locale: string },
): string {
  const decimal = toDecimal({ amountMinor, currency: reader.currency });
  return reader.locale.startsWith("it") ? decimal.replace(".", ",") : decimal;
}
