import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundAmount, spreadOverPayments } from "../../../app/features/refunds/refund-amount";
import { FACTS } from "./refund-cases";

const EUR = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

describe("the amount of a refund", () => {
  it.each([
    ["what Shopify suggests", null, {}, { ok: true, value: EUR(4225) }],
    ["less, as lowered", 500, {}, { ok: true, value: EUR(500) }],
    ["exactly the suggestion, typed", 4225, {}, { ok: true, value: EUR(4225) }],
    ["one cent more is refused", 4226, {}, { ok: false, error: { code: "more_than_refundable" } }],
    ["a suggestion of nothing is refused", null, { suggested: EUR(0) }, { ok: false, error: { code: "amount_zero" } }],
    [
      "nothing left at all is refused first",
      null,
      { suggested: EUR(0), maximum: EUR(0) },
      { ok: false, error: { code: "nothing_refundable" } },
    ],
    [
      "a suggestion above what is left is refused",
      null,
      { maximum: EUR(4224) },
      { ok: false, error: { code: "more_than_refundable" } },
    ],
  ])("%s", (_name, lessMinor, change, expected) => {
    expect(refundAmount({ lessMinor }, { ...FACTS, ...change })).toEqual(expected);
  });

  it("is never zero, negative, above the suggestion or above what is left", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.option(fc.integer()), amount, amount, (lessMinor, suggested, maximum) => {
        const found = refundAmount({ lessMinor }, { ...FACTS, suggested: EUR(suggested), maximum: EUR(maximum) });
        return !found.ok || (found.value.amountMinor > 0 && found.value.amountMinor <= Math.min(suggested, maximum));
      }),
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
