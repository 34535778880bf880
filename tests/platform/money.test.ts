import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDigits } from "../../app/platform/currency";
import { formatMoney, MAX_AMOUNT_MINOR, parseMoney, toDecimal } from "../../app/platform/money";
import { amountText, typedAmount } from "../../app/platform/typed-amount";

/** Intl's no-break spaces, as plain ones. */
const flat = (text: string) => text.replace(/\s/g, " ");

describe("minor units after ISO 4217", () => {
  // Intl says 0 digits for HUF, COP, IDR: prices are written so, money is not counted so.
  it.each([
    ["EUR", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["HUF", 2],
    ["COP", 2],
    ["IDR", 2],
    ["IQD", 3],
    ["ISK", 0],
  ])("%s has %i digits", (currency, digits) => {
    expect(currencyDigits(currency)).toBe(digits);
  });

  it("a code that nobody lists has none", () => {
    expect(currencyDigits("EURO")).toBeUndefined();
    expect(currencyDigits("__proto__")).toBeUndefined();
  });
});

describe("parsing Shopify's decimal strings", () => {
  it.each([
    ["12.5", "EUR", 1250],
    ["12.50", "EUR", 1250],
    ["0.0", "EUR", 0],
    ["-3.01", "EUR", -301],
    ["500", "JPY", 500],
    ["500.0", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["12.500", "EUR", 1250],
    ["10000000000.00", "EUR", MAX_AMOUNT_MINOR],
  ])("%s %s is %i", (amount, currency, amountMinor) => {
    expect(parseMoney(amount, currency)).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  it.each([
    ["12.505", "EUR", "too_many_decimals"],
    ["1.5", "JPY", "too_many_decimals"],
    ["1,50", "EUR", "amount_invalid"],
    ["１２", "EUR", "amount_invalid"],
    ["1e3", "EUR", "amount_invalid"],
    ["NaN", "EUR", "amount_invalid"],
    ["", "EUR", "amount_invalid"],
    ["10000000000.01", "EUR", "amount_invalid"],
    ["1", "XXX", "currency_unknown"],
  ])("%s %s is refused as %s", (amount, currency, code) => {
    expect(parseMoney(amount, currency)).toMatchObject({ ok: false, error: { code } });
  });

  it("gives back exactly what it wrote, for every amount and currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }),
        fc.constantFrom("EUR", "JPY", "KWD"),
        (amountMinor, currency) => {
          const value = { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
          expect(parseMoney(toDecimal(value), currency)).toEqual({ ok: true, value });
        },
      ),
    );
  });
});

describe("amounts as people read and type them", () => {
  it.each([
    [128450, "EUR", "it", "1.284,50 €"],
    [128450, "EUR", "en", "€1,284.50"],
    [500, "JPY", "en", "¥500"],
    [3000, "EUR", "it", "30,00 €"],
  ])("%i %s in %s is %s", (amountMinor, currency, locale, text) => {
    expect(flat(formatMoney({ amountMinor, currency }, locale))).toBe(text);
  });

  it.each([
    ["30", 3000],
    ["30,5", 3050],
    ["30.50 €", 3050],
    [" 7 ", 700],
    ["1.284", undefined],
    ["1,284.50", undefined],
    ["-3", undefined],
    ["٣", undefined],
    ["", undefined],
  ])("%s typed is %s", (typed, amountMinor) => {
    expect(typedAmount(typed, "EUR")).toBe(amountMinor);
  });

  it("what is shown in a field is what is read from it", () => {
    for (const locale of ["en", "it"])
      expect(typedAmount(amountText(123456, { currency: "EUR", locale }), "EUR")).toBe(123456);
    expect(amountText(3000, { currency: "EUR", locale: "it" })).toBe("30,00");
  });
});
