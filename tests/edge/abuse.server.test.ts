import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportRecord } from "../../app/features/audit/export.server";
import { documentPath, anEdgeWorld, FORM, type EdgeWorld } from "../support/edge-world";
import { ASSISTANT_ID } from "../support/forged-tokens";
import { freshOrder } from "../support/intents";
import { anAssistant } from "../support/people";
import { API_SECRET, LOTO } from "../support/practice-shop";
import { type RawAnswer } from "../support/raw-http";
import { changedTables, digestOf } from "../support/trace";

/** The abuse list of safety.md section 1: second half: what went wrong in other people's help desks, tried on Delega. */
let world: EdgeWorld;
beforeAll(async () => {
  world = await anEdgeWorld();
  await world.ask({ path: "/app.data" });
  await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
}, 120_000);
afterAll(async () => {
  await world.close();
});

const post = (path: string, fields: Record<string, string>, userId?: string) =>
  world.ask({ method: "POST", path, headers: [FORM], body: new URLSearchParams(fields).toString() }, userId);
const PAYLOADS = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)>",
  "<!--<script>",
  "]]><script>alert(1)</script>",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "\u2028</title><script>alert(1)</script>",
  "javascript:alert(1)",
];

/** Zammad CVE-2018-1000154 (subjects), Perfect Support CVE-2026-63081 (notes hit the admin). */
describe("markup in what customers and staff write", () => {
  it.each(PAYLOADS)("is shown as text: %s", async (payload) => {
    const order = freshOrder(world.practice);
    const shop = world.practice.shop();
    const kept = structuredClone(order);
    const customer = shop.customers.get(order.customerId ?? 0);
    Object.assign(order, { note: payload, tags: [payload] });
    for (const line of order.lines) Object.assign(line, { title: payload, variant: payload, sku: payload });
    if (order.shippingAddress !== null)
      Object.assign(order.shippingAddress, { firstName: payload, lastName: payload, city: payload });
    if (customer !== undefined) Object.assign(customer, { firstName: payload, lastName: payload });
    for (const path of ["/app/orders", `/app/orders/${String(order.id)}`, `/app/orders/${String(order.id)}/refund`]) {
      const answer = await world.raw({ path: documentPath(path) });
      expect(answer.status, path).toBe(200);
      expectInert(answer, payload);
    }
    Object.assign(order, kept);
  });

  it("the control: the same look finds markup that was not escaped", () => {
    const answer = { status: 200, head: "", body: `<html><p>${PAYLOADS[0] ?? ""}</p></html>` };
    expect(() => {
      expectInert(answer, PAYLOADS[0] ?? "");
    }).toThrow();
  });
});

/** No tag of the payload stands in the page: neither in the markup nor inside the data that a script block carries. */
function expectInert({ body }: RawAnswer, payload: string): void {
  if (/[<>]/.test(payload)) expect(body).not.toContain(payload);
  // It is there all the same: as text.
  if (payload.includes("<")) expect(body).toMatch(/&lt;(script|img|svg|!--|\/)|\\u003c/i);
  expect(body).not.toMatch(/<script>alert|<img src=x|<svg\/onload|<!--<script/i);
  expect(body).not.toMatch(/(href|src|action)="javascript:/i);
}

/** Header injection, log injection, spreadsheets: names that try to become something else. */
describe("names that try to become something else", () => {
  const EVIL = 'Eve\r\nX-Injected: yes\r\n\r\n{"level":60}\u001b[2J\u202e=cmd|calc';

  it("an invitation's name with line breaks is refused or kept as one name; nothing is injected anywhere", async () => {
    const answer = await post("/app/team/invite.data", {
      name: EVIL,
      email: "eve@posta.example",
      perOrderMinor: "3000",
      perDayMinor: "10000",
      activateAtOnce: "no",
      requestKey: randomUUID(),
    });
    expect(answer.status).toBeLessThan(500);
    expect(answer.head).not.toContain("X-Injected");
    const lines: string[] = [];
    for await (const line of exportRecord(LOTO)) lines.push(line);
    // One entry a line whatever is in it: JSON escapes what would break a line.
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    for (const line of world.app
      .printed()
      .split("\n")
      .filter((one) => one !== ""))
      expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  });

  it("a signed webhook with such headers is one log line", async () => {
    const body = JSON.stringify({ id: 1, note: EVIL });
    const hmac = createHmac("sha256", API_SECRET).update(body).digest("base64");
    const headers: [string, string][] = [
      ["X-Shopify-Hmac-Sha256", hmac],
      ["X-Shopify-Topic", "orders/\u009b31mupdated"],
      ["X-Shopify-Shop-Domain", LOTO],
      ["X-Shopify-Webhook-Id", "a"],
    ];
    const answer = await world.raw({ method: "POST", path: "/webhooks", headers, body });
    expect(answer.status).toBeLessThan(500);
    expect(world.app.printed()).not.toContain("X-Injected");
  });
});

/** Zammad CVE-2026-34722, -34720; CVE-2020-10101; Chatwoot #14046, CVE-2021-3740; LiveHelperChat CVE-2026-27954. */
describe("side doors", () => {
  it.each([
    ["a parameter more", { links: "all" }],
    ["a role", { role: "owner" }],
    ["an amount of one's own", { amount: "1.00", allowOverRefunding: "true" }],
    ["a date of one's own", { processedAt: "2020-01-01T00:00:00Z" }],
    ["a gateway", { gateway: "manual", parentId: "gid://shopify/OrderTransaction/1" }],
    ["an order in the form", { orderId: "gid://shopify/Order/1" }],
  ])("%s in a refund's form is refused, not left out", async (_, more) => {
    const order = freshOrder(world.practice);
    const lines = JSON.stringify([
      { lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 },
    ]);
    const fields = {
      intent: "refund",
      lines,
      shipping: "no",
      less: "100",
      reason: "late",
      notify: "no",
      requestKey: randomUUID(),
    };
    const sent = world.practice.store.state.mutations.length;
    expect((await post(`/app/orders/${String(order.id)}/refund.data`, { ...fields, ...more })).status).toBe(400);
    expect(world.practice.store.state.mutations).toHaveLength(sent);
  });

  it.each([
    ["GET", "/app/team.data?intent=stop&who=everyone"],
    ["GET", "/app/audit/export?role=owner&owner=true"],
    ["POST", "/app/team.data?index"],
    ["POST", "/app/audit.data?index"],
    ["POST", "/app/team/invite.data"],
    ["GET", "/app/audit/1.data"],
    ["GET", "/APP/AUDIT.data"],
    ["GET", "/app/audit/export/"],
    ["GET", "/app/./audit/export"],
  ])("an assistant finds no way round at %s %s", async (method, path) => {
    const before = await digestOf(world.database.url);
    const answer = await world.ask(
      {
        method,
        path,
        headers: [FORM, ["X-Remote-User", "9000000001"], ["X-Forwarded-User", "9000000001"]],
        ...(method === "POST" ? { body: `intent=stop&who=everyone&requestKey=${randomUUID()}` } : {}),
      },
      ASSISTANT_ID,
    );
    expect([403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain("delega-record");
    expect(
      changedTables(before, await digestOf(world.database.url)).filter(
        (table) => !["session", "person"].includes(table),
      ),
    ).toEqual([]);
  });

  it.each([
    ["JSON that is none", "{"],
    ["no JSON at all", "\u0000\u0001\u0002"],
    ["an empty body", ""],
    ["JSON ten thousand deep", "[".repeat(10_000) + "]".repeat(10_000)],
    ["a number", "1"],
    ["null", "null"],
  ])("a signed webhook of %s breaks nothing", async (_, body) => {
    const hmac = createHmac("sha256", API_SECRET).update(body).digest("base64");
    const headers: [string, string][] = [
      ["X-Shopify-Hmac-Sha256", hmac],
      ["X-Shopify-Topic", "orders/updated"],
      ["X-Shopify-Shop-Domain", LOTO],
      ["X-Shopify-Webhook-Id", randomUUID()],
    ];
    expect((await world.raw({ method: "POST", path: "/webhooks", headers, body })).status).toBeLessThan(500);
    expect((await world.raw({ path: "/health" })).status).toBe(200);
  });

  it("a session does not outlive a stop: the very next request is refused", async () => {
    expect((await world.ask({ path: "/app/orders.data" }, ASSISTANT_ID)).status).toBe(200);
    expect(
      (await post("/app/team.data?index", { intent: "stop", who: "everyone", requestKey: randomUUID() })).status,
    ).toBe(200);
    expect((await world.ask({ path: "/app/orders.data" }, ASSISTANT_ID)).status).toBe(403);
  });

  it("one who asks too fast is stopped, and the shop's owner is not", async () => {
    await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 }, { userId: "9000000003" });
    const statuses = new Set<number>();
    for (let round = 0; round < 12; round += 1)
      for (const { status } of await Promise.all(
        Array.from({ length: 40 }, () => world.ask({ path: "/app/replies.data" }, "9000000003")),
      ))
        statuses.add(status);
    expect(statuses).toContain(429);
    expect((await world.ask({ path: "/app/orders.data" })).status).toBe(200);
  }, 60_000);
});
