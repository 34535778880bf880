import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, ownerOf, type AdminClient } from "../../support/admin-client";
import { orderGid } from "../../support/ask-refund";
import { aWebhookEar, type WebhookEar } from "../../support/webhook-ear";
import { announceRefund } from "./announce";
import { refundOutside } from "./resolvers/refunds";
import { OTHER_APP, type PlanName } from "./state";

let client: AdminClient;
let ear: WebhookEar;
beforeEach(async () => {
  ear = await aWebhookEar();
  client = await anAdminClient({
    domain: "onda-lenta.myshopify.com",
    webhooks: [{ topic: "refunds/create", url: ear.url }],
  });
});
afterEach(async () => {
  await client.close();
  await ear.close();
});

const order = () => orderNamed(client.shop, "#2005");
const outside = (more: object = {}) => client.turn("outside-refund", { orderName: "#2005", amount: "5.00", ...more });
const person = (id: number) => `gid://shopify/StaffMember/${String(id)}`;

const FIELDS = {
  "Order.staffMember": "order(id: $id) { staffMember { id } }",
  "Refund.staffMember": "order(id: $id) { refunds(first: 5) { staffMember { id } } }",
  "OrderTransaction.user": "order(id: $id) { transactions(first: 5) { user { id } } }",
  "SalesAgreement.user": "order(id: $id) { agreements(first: 5) { nodes { user { id } } } }",
  staffMember: "order(id: $id) { id } staffMember { id }",
  staffMembers: "order(id: $id) { id } staffMembers(first: 5) { nodes { id } }",
  currentStaffMember: "order(id: $id) { id } currentStaffMember { id }",
};
const ask = (fields: string, token?: string) =>
  client.ask<Record<string, unknown>>(`query($id: ID!) { ${fields} }`, { id: orderGid(order()) }, token);
const allow = async (plan: PlanName) => {
  await client.turn("plan", { plan });
  client.shop.grantedScopes.add("read_users");
};

describe("who of the staff did something", () => {
  it.each(Object.entries(FIELDS))("%s is denied without the scope; the rest of the answer comes", async (_, fields) => {
    await client.turn("plan", { plan: "Plus" });
    await outside();
    const answer = await ask(fields);
    expect(answer.errors?.map((error) => error.extensions?.code)).toContain("ACCESS_DENIED");
    expect(answer.errors?.[0]?.message).toContain("read_users");
    expect(answer.data).toMatchObject({ order: expect.anything() as unknown });
  });

  it.each<[PlanName, boolean]>([
    ["Basic", false],
    ["Grow", false],
    ["Advanced", true],
    ["Plus", true],
  ])("on the plan %s the granted scope opens them: %s", async (plan, opens) => {
    await allow(plan);
    await outside();
    for (const fields of Object.values(FIELDS)) expect((await ask(fields)).errors === undefined).toBe(opens);
    const { data } = await client.ask<{ shop: { plan: { publicDisplayName: string; shopifyPlus: boolean } } }>(
      "{ shop { plan { publicDisplayName shopifyPlus } } }",
    );
    expect(data?.shop.plan).toEqual({ publicDisplayName: plan, shopifyPlus: plan === "Plus" });
  });

  it("names who refunded outside, and nobody for another app's refund", async () => {
    await allow("Advanced");
    const [, assistant] = client.shop.people;
    await outside();
    await outside({ userId: assistant?.id });
    const at = client.store.state.now().toISOString();
    const refund = refundOutside(client.store.state, order(), { amountMinor: 100, app: OTHER_APP, at, note: null });
    announceRefund(client.store.state, client.shop, { order: order(), refund });
    const people = [person(ownerOf(client.shop)), person(assistant?.id ?? 0), null];
    const named = people.map((id) => (id === null ? null : { id }));
    expect((await ask(FIELDS["Refund.staffMember"])).data).toEqual({
      order: { refunds: named.map((staffMember) => ({ staffMember })) },
    });
    expect((await ask(FIELDS["SalesAgreement.user"])).data).toEqual({
      order: { agreements: { nodes: [null, ...named].map((user) => ({ user })) } },
    });
  });

  it("the current one is the person behind an online token; an offline one has none", async () => {
    await allow("Advanced");
    expect((await ask(FIELDS.currentStaffMember)).data?.["currentStaffMember"]).toBeNull();
    const online = await ask(FIELDS.currentStaffMember, client.token("online"));
    expect(online.data?.["currentStaffMember"]).toEqual({ id: person(ownerOf(client.shop)) });
  });

  it("the webhook carries the id of who refunded outside without any scope, and null for an app", async () => {
    await outside();
    const [told] = await ear.wait("refunds/create", 1);
    expect(told?.["user_id"]).toBe(ownerOf(client.shop));
    const at = client.store.state.now().toISOString();
    const refund = refundOutside(client.store.state, order(), { amountMinor: 100, app: OTHER_APP, at, note: null });
    announceRefund(client.store.state, client.shop, { order: order(), refund });
    expect((await ear.wait("refunds/create", 2)).map((one) => one["user_id"])).toContain(null);
  });
});
