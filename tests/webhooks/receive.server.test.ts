import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inShop } from "../../app/platform/db.server";
import { API_SECRET, LOTO, practiceEnvironment } from "../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../support/test-db";
import { openWebhookDoor, type WebhookDoor } from "../support/webhook-door";

let database: TestDatabase;
let door: WebhookDoor;
beforeAll(async () => {
  practiceEnvironment();
  database = await aTestDatabase();
  door = await openWebhookDoor();
});
afterAll(async () => {
  await door.close();
  await database.close();
});

const REFUND = {
  admin_graphql_api_id: "gid://shopify/Refund/890088186047892319",
  id: 890_088_186,
  note: "for Maria Rossi, maria@example.com",
};
const REFUND_TEXT = JSON.stringify(REFUND).replace("{", '{"order_id":820982911946154508,');
const sign = (text: string, secret = API_SECRET) => createHmac("sha256", secret).update(text).digest("base64");

type Sent = { text?: string; headers?: Record<string, string | null>; method?: string };

async function send({ text = REFUND_TEXT, headers = {}, method = "POST" }: Sent): Promise<number> {
  const all: Record<string, string | null> = {
    "x-shopify-topic": "refunds/create",
    "x-shopify-shop-domain": LOTO,
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": "2026-11-24T10:00:00.123456789Z",
    "x-shopify-hmac-sha256": sign(text),
    ...headers,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const response = await fetch(door.url, { method, headers: given, ...(method === "GET" ? {} : { body: text }) });
  expect(await response.text()).toBe("");
  return response.status;
}

async function inbox(shop = LOTO) {
  const { rows } = await inShop(shop, (tx) => tx.query<object>("select * from webhook_inbox where shop = $1", [shop]));
  return rows;
}

describe("a webhook of Shopify's", () => {
  it("is kept by its ids and answered; nothing of its body is", async () => {
    const eventId = randomUUID();
    expect(await send({ headers: { "x-shopify-event-id": eventId } })).toBe(200);
    const [row] = await inbox();
    expect(row).toMatchObject({
      topic: "refunds/create",
      dedupe: eventId,
      subject_gid: "gid://shopify/Refund/890088186047892319",
      // Past what a JavaScript number holds, and still exact.
      order_gid: "gid://shopify/Order/820982911946154508",
      handled_at: null,
    });
    expect(JSON.stringify(row)).not.toMatch(/maria/i);
  });

  it("sent again with the same event is kept once, sent again without one by its webhook id", async () => {
    const before = (await inbox()).length;
    const event = { "x-shopify-event-id": randomUUID() };
    expect(await Promise.all([send({ headers: event }), send({ headers: event })])).toEqual([200, 200]);
    const old = { "x-shopify-event-id": null, "x-shopify-webhook-id": randomUUID() };
    expect([await send({ headers: old }), await send({ headers: old })]).toEqual([200, 200]);
    expect((await inbox()).length).toBe(before + 2);
  });

  it("of a topic nobody handles is answered kindly and dropped", async () => {
    const before = (await inbox()).length;
    expect(await send({ headers: { "x-shopify-topic": "products/update" } })).toBe(200);
    expect((await inbox()).length).toBe(before);
  });
});

const UNINSTALLED = JSON.stringify({ id: 1, myshopify_domain: LOTO });
const CASES: [sentence: string, sent: Sent, status: number][] = [
  ["a wrong signature", { headers: { "x-shopify-hmac-sha256": sign("something else") } }, 401],
  ["another app's secret", { headers: { "x-shopify-hmac-sha256": sign(REFUND_TEXT, "another-secret-of-16") } }, 401],
  ["no signature", { headers: { "x-shopify-hmac-sha256": null } }, 401],
  ["a signature that is no base64", { headers: { "x-shopify-hmac-sha256": "§§§" } }, 401],
  ["an empty body with a signature of another", { text: "", headers: { "x-shopify-hmac-sha256": sign("x") } }, 401],
  [
    "a body changed by one space",
    { text: `${REFUND_TEXT} `, headers: { "x-shopify-hmac-sha256": sign(REFUND_TEXT) } },
    401,
  ],
  ["signed, but no JSON", { text: "<xml/>" }, 400],
  ["signed, but a list", { text: "[]" }, 400],
  ["no shop", { headers: { "x-shopify-shop-domain": null } }, 400],
  ["a shop that is no shop of Shopify's", { headers: { "x-shopify-shop-domain": "evil.example.com" } }, 400],
  ["a shop with a path", { headers: { "x-shopify-shop-domain": "a.myshopify.com/../b" } }, 400],
  ["no webhook id", { headers: { "x-shopify-webhook-id": null } }, 400],
  ["a webhook id with a line break's worth of text", { headers: { "x-shopify-webhook-id": "a b" } }, 400],
  [
    "an uninstall whose body names another shop",
    {
      text: UNINSTALLED,
      headers: { "x-shopify-topic": "app/uninstalled", "x-shopify-shop-domain": "onda-lenta.myshopify.com" },
    },
    401,
  ],
  ["a redact that names no shop", { text: "{}", headers: { "x-shopify-topic": "shop/redact" } }, 401],
  ["larger than anything Shopify sends", { text: `{"note":"${"x".repeat(5 * 1024 * 1024)}"}` }, 413],
  ["asked for instead of sent", { method: "GET" }, 405],
];

describe("what is not a webhook for us", () => {
  it.each(CASES)("%s is refused", async (_, sent, status) => {
    const before = (await inbox()).length + (await inbox("onda-lenta.myshopify.com")).length;
    expect(await send(sent)).toBe(status);
    expect((await inbox()).length + (await inbox("onda-lenta.myshopify.com")).length).toBe(before);
  });

  it("an uninstall whose body names its own shop is taken (the control)", async () => {
    expect(await send({ text: UNINSTALLED, headers: { "x-shopify-topic": "app/uninstalled" } })).toBe(200);
  });
});

it("a hundred at once for two shops are all kept, each in its own shop", async () => {
  const before = [(await inbox()).length, (await inbox("onda-lenta.myshopify.com")).length];
  const shops = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? LOTO : "onda-lenta.myshopify.com"));
  const statuses = await Promise.all(shops.map((shop) => send({ headers: { "x-shopify-shop-domain": shop } })));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect((await inbox()).length).toBe((before[0] ?? 0) + 50);
  expect((await inbox("onda-lenta.myshopify.com")).length).toBe((before[1] ?? 0) + 50);
});
