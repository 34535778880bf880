import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { askRefund, back, orderGid, paymentBy, paymentGid, pieces, type Bag } from "../../support/ask-refund";
import type { Order } from "./state";

let client: AdminClient;
/** 54.90 EUR: 20.00 from a gift card, 34.90 by card. */
let order: Order;
beforeEach(async () => {
  client = await anAdminClient({
    domain: "onda-lenta.myshopify.com",
    scopes: ["write_orders", "write_gift_cards"],
  });
  order = orderNamed(client.shop, "#2004");
});
afterEach(() => client.close());

type Suggested = {
  order: {
    suggestedRefund: {
      amountSet: Bag;
      maximumRefundableSet: Bag;
      suggestedTransactions: {
        kind: string;
        gateway: string;
        amountSet: Bag;
        maximumRefundableSet: Bag;
        parentTransaction: { id: string };
      }[];
    };
  };
};

async function suggested(quantity: number, shipping: boolean) {
  const money = "{ shopMoney { amount } presentmentMoney { amount } }";
  const answer = await client.ask<Suggested>(
    `query($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean) { order(id: $id) {
      suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
        amountSet ${money} maximumRefundableSet ${money}
        suggestedTransactions {
          kind gateway amountSet ${money} maximumRefundableSet ${money} parentTransaction { id }
        }
      }
    } }`,
    { id: orderGid(order), lines: quantity === 0 ? [] : [pieces(order, quantity)], shipping },
  );
  const suggestion = answer.data?.order.suggestedRefund;
  if (suggestion === undefined) throw new Error(JSON.stringify(answer.errors));
  return suggestion;
}

const shown = (suggestion: Awaited<ReturnType<typeof suggested>>) =>
  suggestion.suggestedTransactions.map((one) => [
    one.gateway,
    one.amountSet.shopMoney.amount,
    one.maximumRefundableSet.shopMoney.amount,
  ]);

describe("an order with two payments", () => {
  it("is suggested one transaction for each payment, in the order they came in, with what each can give at most", async () => {
    const everything = await suggested(1, true);
    expect(shown(everything)).toEqual([
      ["gift_card", "20.0", "20.0"],
      ["shopify_payments", "34.9", "34.9"],
    ]);
    expect(everything.amountSet.shopMoney.amount).toBe("54.9");
    expect(everything.suggestedTransactions.map(({ parentTransaction }) => parentTransaction.id)).toEqual(
      ["gift_card", "shopify_payments"].map((gateway) => paymentGid(paymentBy(order, gateway))),
    );
    expect(shown(await suggested(0, true))).toEqual([["gift_card", "5.9", "20.0"]]);
  });

  it("gives back from both, and afterwards suggests what is left", async () => {
    const transactions = [back(order, "gift_card", "20.00"), back(order, "shopify_payments", "4.90")];
    const { refund } = await askRefund(client, order, { transactions });
    expect(refund?.totalRefundedSet.shopMoney.amount).toBe("24.9");
    expect(refund?.transactions.nodes.map(({ gateway, status }) => [gateway, status])).toEqual([
      ["gift_card", "SUCCESS"],
      ["shopify_payments", "SUCCESS"],
    ]);
    const rest = await suggested(1, true);
    expect(shown(rest)).toEqual([["shopify_payments", "30.0", "30.0"]]);
    expect(rest.maximumRefundableSet.shopMoney.amount).toBe("30.0");
  });

  it.each([
    ["more from the gift card than it paid", () => [back(order, "gift_card", "20.01")]],
    [
      "twice from one card, together more than it paid",
      () => [back(order, "shopify_payments", "17.50"), back(order, "shopify_payments", "17.50")],
    ],
    [
      "the card's money under the gift card's name",
      () => [{ ...back(order, "shopify_payments", "30.00"), gateway: "gift_card" }],
    ],
    ["a payment that is not named", () => [{ ...back(order, "shopify_payments", "1.00"), parentId: null }]],
  ])("refuses %s, although the order has that much", async (_, transactions) => {
    for (const allowOverRefunding of [false, true]) {
      const { refund, userErrors } = await askRefund(client, order, {
        transactions: transactions(),
        allowOverRefunding,
      });
      expect([refund, userErrors]).toEqual([null, [expect.objectContaining({ field: ["transactions"] })]]);
    }
    expect(order.refunds).toEqual([]);
  });
});

const CARDS = `{ giftCards(first: 5) { nodes { id balance { amount } enabled lastCharacters maskedCode } } }`;
type Cards = {
  giftCards: { nodes: { id: string; balance: { amount: string }; enabled: boolean; lastCharacters: string }[] };
};
const cards = async () => (await client.ask<Cards>(CARDS)).data?.giftCards.nodes ?? [];

describe("gift cards", () => {
  it("what a gift card paid goes back onto that card", async () => {
    expect((await cards()).map(({ balance }) => balance.amount)).toEqual(["30.0"]);
    await askRefund(client, order, { transactions: [back(order, "gift_card", "12.50")] });
    expect((await cards()).map(({ balance }) => balance.amount)).toEqual(["42.5"]);
    await askRefund(client, order, { transactions: [back(order, "shopify_payments", "10.00")] });
    expect((await cards()).map(({ balance }) => balance.amount)).toEqual(["42.5"]);
  });

  it("money that has not arrived is not on the card yet", async () => {
    await client.turn("gateways", { gateway: "gift_card", answer: "pending" });
    await askRefund(client, order, { transactions: [back(order, "gift_card", "12.50")] });
    expect((await cards()).map(({ balance }) => balance.amount)).toEqual(["30.0"]);
    await client.turn("gateways/settle", {});
    expect((await cards()).map(({ balance }) => balance.amount)).toEqual(["42.5"]);
  });

  it("are made with a code that is told once, and deactivated for good; then they take nothing back", async () => {
    const create = async (input: object) =>
      client.ask<{ giftCardCreate: { giftCard: { id: string; lastCharacters: string } | null; giftCardCode: string } }>(
        "mutation($input: GiftCardCreateInput!) { giftCardCreate(input: $input) { giftCard { id lastCharacters } giftCardCode userErrors { field code } } }",
        { input },
      );
    const made = (await create({ initialAmount: { amount: "25.00", currencyCode: "EUR" } })).data?.giftCardCreate;
    expect(made?.giftCardCode.slice(-4)).toBe(made?.giftCard?.lastCharacters);
    const wrong: [object, string][] = [
      [{}, "GREATER_THAN"],
      [{ initialAmount: { amount: "0", currencyCode: "EUR" } }, "GREATER_THAN"],
      [{ initialAmount: { amount: "5", currencyCode: "USD" } }, "INVALID"],
      [{ initialAmount: { amount: "5", currencyCode: "EUR" }, code: "short" }, "TOO_SHORT"],
      [{ initialAmount: { amount: "5", currencyCode: "EUR" }, code: "ONDALENTA2026" }, "TAKEN"],
    ];
    for (const [input, code] of wrong)
      expect((await create(input)).data?.giftCardCreate).toMatchObject({ userErrors: [{ code }] });
    const [seeded] = await cards();
    await client.ask("mutation($id: ID!) { giftCardDeactivate(id: $id) { giftCard { enabled } } }", { id: seeded?.id });
    expect((await cards()).map(({ enabled }) => enabled)).toEqual([false, true]);
    const { refund } = await askRefund(client, order, { transactions: [back(order, "gift_card", "1.00")] });
    expect(refund).toBeNull();
  });

  it("need their own scopes", async () => {
    client.shop.grantedScopes.delete("write_gift_cards");
    expect((await client.ask(CARDS)).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });
});
