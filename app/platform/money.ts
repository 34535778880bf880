import { currencyDigits } from "./currency";
import { problem, type Problem } from "./problem";
import { fail, ok, type Result } from "./result";

/** An exact amount: a whole number of minor units (cents of EUR, yen of JPY), at most 10^12 either way. */
export type Money = { readonly amountMinor: number; readonly currency: string };

export const MAX_AMOUNT_MINOR = 1_000_000_000_000;

const DECIMAL = /^(-?)(\d{1,13})(?:\.(\d{1,9}))?$/;

/**
 * Parses Shopify's decimal string ("12.5", "12.50", "-3") into minor units of `currency`.
 * Trailing zeros beyond the currency's digits are fine ("12.500" EUR); other digits there are `too_many_decimals`.
 */
export function parseMoney(amount: string, currency: string): Result<Money, Problem> {
  const digits = currencyDigits(currency);
  if (digits === undefined) return fail(problem("currency_unknown", { currency }));
  const match = DECIMAL.exec(amount);
  if (match === null) return fail(problem("amount_invalid"));
  const [, sign = "", whole = "", fraction = ""] = match;
  if (/[^0]/.test(fraction.slice(digits))) return fail(problem("too_many_decimals", { currency, digits }));
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (minor > MAX_AMOUNT_MINOR) return fail(problem("amount_invalid"));
  return ok({ amountMinor: sign === "-" && minor !== 0 ? -minor : minor, currency });
}

/** The decimal string that Shopify and the record use, with exactly the currency's digits ("12.50", "500", "1.250"). */
export function toDecimal(money: Money): string {
  const digits = currencyDigits(money.currency);
  if (digits === undefined) throw new Error(`unknown currency ${money.currency}`);
  const sign = money.amountMinor < 0 ? "-" : "";
  const all = String(Math.abs(money.amountMinor)).padStart(digits + 1, "0");
  if (digits === 0) return sign + all;
  return `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}

/**
 * An amount as the reader writes it (it: 1.284,50 €, en: €1,284.50). The digits come from our own table, never from
 * Intl; Italian groups four digits only when told to.
 */
export function formatMoney(money: Money, locale: string): string {
  return formatted(money, locale, "auto");
}

/** The same where space is short: whole amounts without decimals (it: 30 €, en: €30), all others with all of them. */
export function formatShortMoney(money: Money, locale: string): string {
  return formatted(money, locale, "stripIfInteger");
}

function formatted(money: Money, locale: string, trailingZeroDisplay: "auto" | "stripIfInteger"): string {
  const digits = currencyDigits(money.currency);
  if (digits === undefined) throw new Error(`unknown currency ${money.currency}`);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay,
    useGrouping: "always",
    // Intl accepts an exact decimal string: no float is ever made of it.
  }).format(toDecimal(money) as Intl.StringNumericLiteral);
}
