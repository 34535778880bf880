import { describe, expect, it } from "vitest";
import { parseRefundFacts } from "../../../app/features/refunds/refund-facts";
import { ANSWER, FACTS, money } from "./refund-cases";

const order = (change: Partial<(typeof ANSWER)["order"]>) =>
  parseRefundFacts({ order: { ...ANSWER.order, ...change } });
const suggestion = (change: Partial<(typeof ANSWER)["order"]["suggestedRefund"]>) =>
  order({ suggestedRefund: { ...ANSWER.order.suggestedRefund, ...change } });
const [first] = ANSWER.order.suggestedRefund.suggestedTransactions;

describe("Shopify's facts before a refund", () => {
  it("are read as they are", () => {
    expect(parseRefundFacts(ANSWER)).toEqual({ ok: true, value: FACTS });
  });

  it("without status and customer are a pending order of nobody", () => {
    expect(order({ displayFinancialStatus: null, customer: null })).toMatchObject({
      ok: true,
      value: { order: { paymentStatus: "PENDING" }, customerGid: null },
    });
  });

  it.each([
    ["no order", parseRefundFacts({ order: null }), "not_found"],
    ["no suggestion", parseRefundFacts({ order: { ...ANSWER.order, suggestedRefund: null } }), "nothing_refundable"],
    [
      "a payment without its parent",
      suggestion({ suggestedTransactions: first === undefined ? [] : [{ ...first, parentTransaction: null }] }),
      "nothing_refundable",
    ],
    [
      "a payment without a gateway",
      suggestion({ suggestedTransactions: first === undefined ? [] : [{ ...first, gateway: null }] }),
      "nothing_refundable",
    ],
    ["more decimals than the currency has", suggestion({ amountSet: money("42.255") }), "too_many_decimals"],
    ["a currency that nobody knows", order({ totalReceivedSet: money("1.0", "QQQ") }), "currency_unknown"],
    ["an amount that is none", order({ totalReceivedSet: money("1,0") }), "amount_invalid"],
  ])("with %s are refused", (_name, parsed, code) => {
    expect(parsed).toMatchObject({ ok: false, error: { code } });
  });

  it("that are not what was asked for throw", () => {
    expect(() => parseRefundFacts({ order: { id: 5 } })).toThrow();
    expect(() => parseRefundFacts({})).toThrow();
  });
});
