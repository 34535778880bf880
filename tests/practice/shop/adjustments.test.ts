import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { askRefund, back, pieces } from "../../support/ask-refund";
import { WAREHOUSE } from "./shipping";
import type { Order } from "./state";

let client: AdminClient;
/** Two mats at 29.50 and 5.90 shipping, none sent: 30.00 by paypal, 34.90 by card. */
let order: Order;
beforeEach(async () => {
  client = await anAdminClient({ domain: "onda-lenta.myshopify.com", scopes: ["write_orders"] });
  order = orderNamed(client.shop, "#2005");
});
afterEach(() => client.close());

const refund = (input: object) => askRefund(client, order, input);
const byCard = (amount: string) => ({ transactions: [back(order, "shopify_payments", amount)] });
const adjusted = ({ refund: made }: Awaited<ReturnType<typeof refund>>) =>
  made?.orderAdjustments.nodes.map(({ reason, amountSet }) => [reason, amountSet.shopMoney.amount]);

describe("what a refund comes to and what it pays", () => {
  it("agree: there is no adjustment", async () => {
    const answer = await refund({ refundLineItems: [pieces(order, 1)], ...byCard("29.50") });
    expect(adjusted(answer)).toEqual([]);
    expect(answer.order).toMatchObject({
      refundDiscrepancySet: { shopMoney: { amount: "0.0" } },
      currentSubtotalPriceSet: { shopMoney: { amount: "29.5" } },
      netPaymentSet: { shopMoney: { amount: "35.4" } },
    });
  });

  it("items without a payment move nothing: the difference is in the shop's favour", async () => {
    const answer = await refund({ refundLineItems: [pieces(order, 1)] });
    expect(answer.refund?.totalRefundedSet.shopMoney.amount).toBe("0.0");
    expect(answer.order?.netPaymentSet.shopMoney.amount).toBe("64.9");
    expect(adjusted(answer)).toEqual([["REFUND_DISCREPANCY", "29.5"]]);
    expect(answer.order?.refundDiscrepancySet.shopMoney.amount).toBe("29.5");
  });

  it.each([
    [undefined, "REFUND_DISCREPANCY"],
    ["OTHER", "REFUND_DISCREPANCY"],
    ["CUSTOMER", "CUSTOMER"],
    ["DAMAGE", "DAMAGE"],
    ["RESTOCK", "RESTOCK"],
  ])("goodwill because of %s is an adjustment %s in the customer's favour", async (discrepancyReason, reason) => {
    const answer = await refund({ ...byCard("5.00"), discrepancyReason });
    expect(adjusted(answer)).toEqual([[reason, "-5.0"]]);
    expect(answer.refund?.refundLineItems.nodes).toEqual([]);
    expect(answer.order?.refundDiscrepancySet.shopMoney.amount).toBe("-5.0");
  });

  it("shipping goes back in part or in full, never twice", async () => {
    const part = await refund({ shipping: { amount: "1.90" }, ...byCard("1.90") });
    expect(part.refund?.refundShippingLines.nodes).toMatchObject([
      { shippingLine: { title: "Standard" }, subtotalAmountSet: { shopMoney: { amount: "1.9" } } },
    ]);
    for (const amount of ["4.01", "-1.00", "0.001"])
      expect((await refund({ shipping: { amount } })).userErrors).toMatchObject([{ field: ["shipping"] }]);
    const rest = await refund({ shipping: { fullRefund: true }, ...byCard("4.00") });
    expect(rest.order?.totalRefundedShippingSet.shopMoney.amount).toBe("5.9");
    expect(adjusted(rest)).toEqual([]);
  });
});

describe("over-refunding", () => {
  it("is refused; where it is allowed no payment gives more than it took, but credit may", async () => {
    await refund({ transactions: [back(order, "paypal", "30.00"), back(order, "shopify_payments", "34.90")] });
    const more = { ...byCard("0.01"), allowOverRefunding: true };
    expect((await refund(more)).userErrors).toHaveLength(1);
    const credit = { refundMethods: [{ storeCreditRefund: { amount: { amount: "5.00", currencyCode: "EUR" } } }] };
    expect((await refund(credit)).userErrors).toHaveLength(1);
    const over = await refund({ ...credit, allowOverRefunding: true });
    expect(over.order?.netPaymentSet.shopMoney.amount).toBe("-5.0");
    expect(over.order?.displayFinancialStatus).toBe("REFUNDED");
  });
});

const HERE = { locationId: `gid://shopify/Location/${String(WAREHOUSE.id)}` };

describe("restocking", () => {
  it.each([
    ["unsent items cancelled", 0, { restockType: "CANCEL", ...HERE }, true],
    ["sent items returned", 2, { restockType: "RETURN", ...HERE }, true],
    ["sent items kept", 2, { restockType: "NO_RESTOCK" }, true],
    ["unsent items returned", 0, { restockType: "RETURN", ...HERE }, false],
    ["sent items cancelled", 2, { restockType: "CANCEL", ...HERE }, false],
    ["items cancelled to nowhere", 0, { restockType: "CANCEL" }, false],
    ["items returned to nowhere", 2, { restockType: "RETURN" }, false],
    ["the retired kind", 2, { restockType: "LEGACY_RESTOCK", ...HERE }, false],
  ])("%s (%s of two sent)", async (_, sent, item, accepted) => {
    const [line] = order.lines;
    if (line === undefined) throw new Error("no line");
    line.fulfilled = sent;
    const answer = await refund({ refundLineItems: [pieces(order, 2, item)] });
    expect(answer.userErrors).toHaveLength(accepted ? 0 : 1);
    expect(line.refunded).toBe(accepted ? 2 : 0);
    if (accepted)
      expect(answer.refund?.refundLineItems.nodes).toMatchObject([
        { restockType: item.restockType, restocked: item.restockType !== "NO_RESTOCK" },
      ]);
  });

  it("one piece sent and one not: each may only go its own way, and no piece twice", async () => {
    const [line] = order.lines;
    if (line === undefined) throw new Error("no line");
    line.fulfilled = 1;
    const cancelled = pieces(order, 1, { restockType: "CANCEL", ...HERE });
    const returned = pieces(order, 1, { restockType: "RETURN", ...HERE });
    for (const wrong of [
      [cancelled, cancelled],
      [returned, returned],
      [cancelled, returned, pieces(order, 1)],
    ])
      expect((await refund({ refundLineItems: wrong })).userErrors).toHaveLength(1);
    expect((await refund({ refundLineItems: [cancelled, returned] })).userErrors).toEqual([]);
    expect([line.refunded, line.removed]).toEqual([2, 1]);
  });
});
