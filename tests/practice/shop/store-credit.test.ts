import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { askRefund, back, orderGid, pieces, type Bag } from "../../support/ask-refund";
import type { Order } from "./state";

let client: AdminClient;
/** 54.90 EUR, 20.00 of it from a gift card. */
let order: Order;
beforeEach(async () => {
  client = await anAdminClient({
    domain: "onda-lenta.myshopify.com",
    scopes: ["write_orders", "read_store_credit_accounts", "write_store_credit_account_transactions"],
  });
  order = orderNamed(client.shop, "#2004");
});
afterEach(() => client.close());

const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const LAST_YEAR = new Date(Date.now() - 365 * 86_400_000).toISOString();
const credit = (amount: string, more: object = {}, currencyCode = "EUR") => [
  { storeCreditRefund: { amount: { amount, currencyCode }, ...more } },
];
const customerGid = () => `gid://shopify/Customer/${String(order.customerId)}`;

type Account = {
  id: string;
  balance: { amount: string; currencyCode: string };
  transactions: {
    nodes: {
      amount: { amount: string };
      event: string;
      expiresAt: string | null;
      origin: { gateway: string } | null;
    }[];
  };
};

async function accounts(): Promise<Account[]> {
  const answer = await client.ask<{ customer: { storeCreditAccounts: { nodes: Account[] } } }>(
    `query($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes {
      id balance { amount currencyCode }
      transactions(first: 5) { nodes {
        amount { amount } event
        ... on StoreCreditAccountCreditTransaction { expiresAt }
        origin { ... on OrderTransaction { gateway } }
      } }
    } } } }`,
    { id: customerGid() },
  );
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.customer.storeCreditAccounts.nodes;
}

describe("a refund to store credit", () => {
  it("lands on the customer's account, not on the card, and counts as refunded", async () => {
    const answer = await askRefund(client, order, { refundMethods: credit("15.00", { expiresAt: NEXT_YEAR }) });
    expect(answer.refund?.transactions.nodes).toMatchObject([
      { gateway: "shopify_store_credit", status: "SUCCESS", parentTransaction: null },
    ]);
    expect(answer.order?.totalRefundedSet.shopMoney.amount).toBe("15.0");
    expect(await accounts()).toMatchObject([
      {
        balance: { amount: "15.0", currencyCode: "EUR" },
        transactions: {
          nodes: [
            {
              amount: { amount: "15.0" },
              event: "ORDER_REFUND",
              expiresAt: NEXT_YEAR,
              origin: { gateway: "shopify_store_credit" },
            },
          ],
        },
      },
    ]);
  });

  it("and to the card together never exceed what was paid, unless over-refunding is allowed", async () => {
    const both = { transactions: [back(order, "shopify_payments", "34.90")], refundMethods: credit("20.01") };
    expect((await askRefund(client, order, both)).userErrors).toHaveLength(1);
    expect(await accounts()).toEqual([]);
    const { refund } = await askRefund(client, order, { ...both, allowOverRefunding: true });
    expect(refund?.totalRefundedSet.shopMoney.amount).toBe("54.91");
  });

  it.each([
    ["an expiry in the past", () => credit("5.00", { expiresAt: LAST_YEAR })],
    ["nothing", () => credit("0.00")],
    ["another currency", () => credit("5.00", {}, "USD")],
    [
      "an order without a customer",
      () => {
        order.customerId = null;
        return credit("5.00");
      },
    ],
  ])("refuses %s", async (_, refundMethods) => {
    const { refund, userErrors } = await askRefund(client, order, { refundMethods: refundMethods() });
    expect([refund, userErrors]).toEqual([null, [expect.objectContaining({ field: ["refundMethods"] })]]);
    expect([order.refunds, client.shop.money.credit]).toEqual([[], []]);
  });
});

describe("a suggestion for store credit", () => {
  const suggest = async () => {
    const answer = await client.ask<{
      order: {
        suggestedRefund: {
          suggestedTransactions: object[];
          suggestedRefundMethods: { amount: Bag; maximumRefundable: Bag }[];
        };
      };
    }>(
      `query($id: ID!, $lines: [RefundLineItemInput!]) { order(id: $id) {
        suggestedRefund(refundLineItems: $lines, refundMethodAllocation: STORE_CREDIT) {
          suggestedTransactions { gateway }
          suggestedRefundMethods { amount { shopMoney { amount } } maximumRefundable { shopMoney { amount } } }
        }
      } }`,
      { id: orderGid(order), lines: [pieces(order, 1)] },
    );
    return answer.data?.order.suggestedRefund;
  };

  it("names no payments but what may be given as credit; to nobody nothing can be given", async () => {
    expect(await suggest()).toEqual({
      suggestedTransactions: [],
      suggestedRefundMethods: [
        { amount: { shopMoney: { amount: "49.0" } }, maximumRefundable: { shopMoney: { amount: "54.9" } } },
      ],
    });
    order.customerId = null;
    expect(await suggest()).toEqual({ suggestedTransactions: [], suggestedRefundMethods: [] });
  });
});

describe("storeCreditAccountCredit", () => {
  const give = async (id: string, amount: string, more: { currencyCode?: string; expiresAt?: string } = {}) => {
    const { currencyCode = "EUR", ...rest } = more;
    const answer = await client.ask<{
      storeCreditAccountCredit: {
        storeCreditAccountTransaction: { account: { id: string; balance: { amount: string } } } | null;
        userErrors: { code: string }[];
      };
    }>(
      `mutation($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
        storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
          storeCreditAccountTransaction { account { id balance { amount } } }
          userErrors { field code message }
        }
      }`,
      { id, creditInput: { creditAmount: { amount, currencyCode }, ...rest } },
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.storeCreditAccountCredit;
  };

  it("opens an account for each currency and adds to it", async () => {
    const first = await give(customerGid(), "5.00");
    const account = first?.storeCreditAccountTransaction?.account;
    expect(account?.balance.amount).toBe("5.0");
    expect((await give(account?.id ?? "", "2.50"))?.storeCreditAccountTransaction?.account.balance.amount).toBe("7.5");
    await give(customerGid(), "3.00", { currencyCode: "USD" });
    expect((await accounts()).map(({ balance }) => [balance.amount, balance.currencyCode])).toEqual([
      ["7.5", "EUR"],
      ["3.0", "USD"],
    ]);
    expect((await give(account?.id ?? "", "1.00", { currencyCode: "USD" }))?.userErrors).toMatchObject([
      { code: "MISMATCHING_CURRENCY" },
    ]);
  });

  it.each([
    ["gid://shopify/Customer/1", "1.00", {}, "OWNER_NOT_FOUND"],
    ["gid://shopify/StoreCreditAccount/1", "1.00", {}, "ACCOUNT_NOT_FOUND"],
    [null, "-1.00", {}, "NEGATIVE_OR_ZERO_AMOUNT"],
    [null, "1.00", { expiresAt: LAST_YEAR }, "EXPIRES_AT_IN_PAST"],
  ])("to %s of %s %o answers %s", async (id, amount, more, code) => {
    expect((await give(id ?? customerGid(), amount, more))?.userErrors).toMatchObject([{ code }]);
    expect(client.shop.money.credit).toEqual([]);
  });

  it("needs its own scope, which an app that may refund does not have", async () => {
    client.shop.grantedScopes.delete("write_store_credit_account_transactions");
    await expect(give(customerGid(), "1.00")).rejects.toThrow("write_store_credit_account_transactions");
  });
});
