import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { orderGid } from "../../support/ask-refund";
import { aWebhookEar, type WebhookEar } from "../../support/webhook-ear";

const SCOPE = "read_shopify_payments_disputes";
let client: AdminClient;
let ear: WebhookEar;
beforeEach(async () => {
  ear = await aWebhookEar();
  client = await anAdminClient({
    domain: "onda-lenta.myshopify.com",
    scopes: [SCOPE],
    webhooks: ["disputes/create", "disputes/update"].map((topic) => ({ topic, url: ear.url })),
  });
});
afterEach(async () => {
  await client.close();
  await ear.close();
});

type Opened = { id: number };
const open = (orderName: string, more: object = {}) =>
  client.turn("disputes", { orderName, ...more }) as Promise<Opened>;
const change = (id: number, status: string, type?: string) => client.turn("disputes/change", { id, status, type });

type Dispute = {
  id: string;
  type: string;
  status: string;
  amount: { amount: string; currencyCode: string };
  finalizedOn: string | null;
  evidenceDueBy: string | null;
  reasonDetails: { reason: string };
  order: { name: string };
};
const FIELDS =
  "id type status amount { amount currencyCode } finalizedOn evidenceDueBy reasonDetails { reason } order { name }";

async function disputes(query: string | null = null): Promise<Dispute[]> {
  const answer = await client.ask<{ disputes: { nodes: Dispute[] } }>(
    `query($query: String) { disputes(first: 10, query: $query) { nodes { ${FIELDS} } } }`,
    { query },
  );
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.disputes.nodes;
}

describe("disputes", () => {
  it("are opened by the customer's bank, about the card payment alone, in the currency that was paid", async () => {
    await open("#2001", { type: "INQUIRY", reason: "FRAUDULENT" });
    await open("#2005");
    expect(await disputes()).toMatchObject([
      {
        type: "INQUIRY",
        status: "NEEDS_RESPONSE",
        amount: { amount: "59.84", currencyCode: "USD" },
        order: { name: "#2001" },
      },
      { type: "CHARGEBACK", amount: { amount: "34.9", currencyCode: "EUR" }, order: { name: "#2005" } },
    ]);
    const [paypal] = client.shop.orders.filter((one) => one.transactions.every(({ gateway }) => gateway === "paypal"));
    expect(await open(paypal?.name ?? "")).toEqual({ error: "no such card payment" });
    expect(await open("#2005", { amountMinor: 3491 })).toEqual({ error: "no such card payment" });
  });

  it("are told, also when they change, and found by status, day and id", async () => {
    const { id } = await open("#2001", { type: "INQUIRY" });
    const other = await open("#2002");
    await change(id, "NEEDS_RESPONSE", "CHARGEBACK");
    await change(other.id, "WON");
    expect(await ear.wait("disputes/create", 2)).toContainEqual(
      expect.objectContaining({ id, type: "inquiry", status: "needs_response", amount: "59.84", currency: "USD" }),
    );
    expect(await ear.wait("disputes/update", 2)).toContainEqual(
      expect.objectContaining({ id: other.id, status: "won", finalized_on: expect.any(String) as string }),
    );
    const ids = async (query: string) => (await disputes(query)).map((one) => Number(one.id.split("/").at(-1)));
    expect(await ids("status:needs_response")).toEqual([id]);
    expect(await ids("status:won AND initiated_at:>=2020-01-01")).toEqual([other.id]);
    expect(await ids("initiated_at:<2020-01-01")).toEqual([]);
    expect(await ids(`id:>${String(id)}`)).toEqual([other.id]);
    await expect(disputes("colour:red")).rejects.toThrow("PRACTICE_NOT_PLAYED");
  });

  it("one is read by id; an open one is not final", async () => {
    const { id } = await open("#2001");
    const read = async () =>
      (
        await client.ask<{ dispute: Dispute }>(`query($id: ID!) { dispute(id: $id) { ${FIELDS} } }`, {
          id: `gid://shopify/ShopifyPaymentsDispute/${String(id)}`,
        })
      ).data?.dispute;
    expect(await read()).toMatchObject({ finalizedOn: null, reasonDetails: { reason: "PRODUCT_NOT_RECEIVED" } });
    await change(id, "LOST");
    expect((await read())?.finalizedOn).not.toBeNull();
  });

  it("need a scope of their own; the order tells of them without it", async () => {
    const { id } = await open("#2001", { type: "INQUIRY" });
    await ear.wait("disputes/create", 1);
    client.shop.grantedScopes.delete(SCOPE);
    await expect(disputes()).rejects.toThrow("ACCESS_DENIED");
    const { data } = await client.ask<{ order: { disputes: object[] } }>(
      "query($id: ID!) { order(id: $id) { disputes { id status initiatedAs } } }",
      { id: orderGid(orderNamed(client.shop, "#2001")) },
    );
    const summary = {
      id: `gid://shopify/OrderDisputeSummary/${String(id)}`,
      status: "NEEDS_RESPONSE",
      initiatedAs: "INQUIRY",
    };
    expect(data?.order.disputes).toEqual([summary]);
    await change(id, "LOST");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ear.heard.map(({ topic }) => topic)).toEqual(["disputes/create"]);
  });
});
