import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundAmount, spreadOverPayments } from "../../../app/features/refunds/refund-amount";
import { FACTS } from "./refund-cases";

const EUR = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const USD = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const paying = (amountMinor: number) => ({ ok: true, value: { paid: EUR(amountMinor), counted: EUR(amountMinor) } });

describe("the amount of a refund", () => {
  it.each([
    ["what Shopify suggests", null, {}, paying(4225)],
    ["less, as lowered", 500, {}, paying(500)],
    ["exactly the suggestion, typed", 4225, {}, paying(4225)],
    ["one cent more is refused", 4226, {}, { ok: false, error: { code: "more_than_refundable" } }],
    [
      "a suggestion of nothing is refused",
      null,
      { paid: { ...FACTS.paid, suggested: EUR(0) } },
      { ok: false, error: { code: "amount_zero" } },
    ],
    [
      "nothing left at all is refused first",
      null,
      { paid: { ...FACTS.paid, suggested: EUR(0), maximum: EUR(0) } },
      { ok: false, error: { code: "nothing_refundable" } },
    ],
    [
      "a suggestion above what is left is refused",
      null,
      { paid: { ...FACTS.paid, maximum: EUR(4224) } },
      { ok: false, error: { code: "more_than_refundable" } },
    ],
  ])("%s", (_name, lessMinor, change, expected) => {
    expect(refundAmount({ lessMinor }, { ...FACTS, ...change })).toEqual(expected);
  });

  it("is never zero, negative, above the suggestion or above what is left", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.option(fc.integer()), amount, amount, (lessMinor, suggested, maximum) => {
        const found = refundAmount(
          { lessMinor },
          {
            ...FACTS,
            suggested: EUR(suggested),
            maximum: EUR(maximum),
            paid: { ...FACTS.paid, suggested: EUR(suggested), maximum: EUR(maximum) },
          },
        );
        if (!found.ok) return true;
        const { paid, counted } = found.value;
        const within = paid.amountMinor > 0 && paid.amountMinor <= Math.min(suggested, maximum);
        return within && counted.amountMinor === paid.amountMinor;
      }),
    );
  });
});

describe("an amount in another currency", () => {
  /** 98.54 dollars were worth 90.40 euros; Shopify says that the choice's 46.05 dollars are worth 42.25. */
  const facts = {
    ...FACTS,
    paid: { received: USD(9854), suggested: USD(4605), maximum: USD(9309) },
  };

  it.each([
    ["the suggestion, as Shopify converts it", null, 4605, 4225],
    ["the same typed", 4605, 4605, 4225],
    ["less, at the rate of what was paid", 1000, 1000, 917],
    ["halves go up", 545, 545, 500],
    ["never above the suggestion's own worth", 4604, 4604, 4224],
    ["some money is never none", 1, 1, 1],
  ])("%s", (_says, lessMinor, paid, counted) => {
    expect(refundAmount({ lessMinor }, facts)).toEqual({ ok: true, value: { paid: USD(paid), counted: EUR(counted) } });
  });

  it("is compared with what Shopify suggests in that currency", () => {
    expect(refundAmount({ lessMinor: 4606 }, facts)).toMatchObject({
      ok: false,
      error: { code: "more_than_refundable" },
    });
  });

  it("differs by a cent at most from the order's exact rate, and not at all for the whole suggestion", () => {
    const amount = fc.integer({ min: 1, max: 5_000_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (a, b, shop, other) => {
          const exact = (minor: number) => Math.round((minor * shop) / other);
          const [less, received] = a < b ? [a, b] : [b, a];
          const worth = {
            received: EUR(exact(received)),
            suggested: EUR(exact(received)),
            maximum: EUR(exact(received)),
          };
          const found = refundAmount(
            { lessMinor: less },
            { ...worth, paid: { received: USD(received), suggested: USD(received), maximum: USD(received) } },
          );
          if (!found.ok) return false;
          const off = Math.abs(found.value.counted.amountMinor - exact(less));
          return off <= 1 && (less < received || off === 0);
        },
      ),
    );
  });
});

describe("spreading over payments", () => {
  it("takes from the first until it is empty, then from the next", () => {
    const parts = spreadOverPayments(EUR(4100), FACTS.payments);
    expect(parts.ok && parts.value.map((part) => [part.gateway, part.amount.amountMinor])).toEqual([
      ["shopify_payments", 4000],
      ["paypal", 100],
    ]);
  });

  it("leaves out a payment that gives nothing", () => {
    const parts = spreadOverPayments(EUR(500), FACTS.payments);
    expect(parts.ok && parts.value).toHaveLength(1);
  });

  it("refuses when the payments do not hold it", () => {
    expect(spreadOverPayments(EUR(4226), FACTS.payments)).toEqual({
      ok: false,
      error: { code: "more_than_refundable" },
    });
    expect(spreadOverPayments(EUR(1), [])).toEqual({ ok: false, error: { code: "more_than_refundable" } });
  });

  it("always sums to the amount, and no payment gives more than it has", () => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), amount, (held, wanted) => {
        const payments = held.map((one, index) => ({ parentGid: String(index), gateway: "g", amount: EUR(one) }));
        const parts = spreadOverPayments(EUR(wanted), payments);
        const total = held.reduce((sum, one) => sum + one, 0);
        if (!parts.ok) return wanted > total;
        const within = parts.value.every(
          (part) => part.amount.amountMinor > 0 && part.amount.amountMinor <= (held[Number(part.parentGid)] ?? 0),
        );
        return within && parts.value.reduce((sum, part) => sum + part.amount.amountMinor, 0) === wanted;
      }),
    );
  });
});
