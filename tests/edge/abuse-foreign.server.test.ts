import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anEdgeWorld, FORM, type EdgeWorld } from "../support/edge-world";
import type { Order } from "../practice/shop/state";
import { tokenWith } from "../support/forged-tokens";
import { freshOrder } from "../support/intents";
import { LOTO, ONDA } from "../support/practice-shop";
import { rawRequest } from "../support/raw-http";

/** The abuse list of safety.md section 1, first half: what belongs to others, and hosts of a stranger's choice. */
let world: EdgeWorld;
let canary: Awaited<ReturnType<typeof openCanary>>;
beforeAll(async () => {
  world = await anEdgeWorld();
  canary = await openCanary();
  await world.ask({ path: "/app.data" });
}, 120_000);
afterAll(async () => {
  await world.close();
  await canary.close();
});

/** A server on this machine that nobody has a reason to call. */
async function openCanary() {
  const seen = { hits: 0 };
  const server = createServer((_, response) => {
    seen.hits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    seen,
    port,
    close: () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}

const ondaToken = () => tokenWith({ sub: "9100000001", dest: `https://${ONDA}`, iss: `https://${ONDA}/admin` });
const asOnda = (path: string, body?: string) =>
  rawRequest(world.app.url, {
    path,
    method: body === undefined ? "GET" : "POST",
    headers: [["Authorization", `Bearer ${ondaToken()}`], ...(body === undefined ? [] : [FORM])],
    ...(body === undefined ? {} : { body }),
  });

/** Chatwoot CVE-2026-115725: a foreign id opened another account's conversation. */
describe("another shop's ids", () => {
  const lines = (order: Order) =>
    JSON.stringify([{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }]);
  const form = (fields: Record<string, string>) =>
    new URLSearchParams({ ...fields, requestKey: randomUUID() }).toString();
  const refund = (order: Order) =>
    form({ intent: "refund", lines: lines(order), shipping: "no", less: "100", reason: "late", notify: "no" });

  it.each([
    ["an order's page", (id: string) => asOnda(`/app/orders/${id}.data`)],
    ["an order's refund page", (id: string) => asOnda(`/app/orders/${id}/refund.data`)],
    [
      "a reveal",
      (id: string) => asOnda(`/app/orders/${id}.data`, form({ intent: "reveal", field: "email", reason: "callback" })),
    ],
    ["a refund", (id: string) => asOnda(`/app/orders/${id}/refund.data`, refund(freshOrder(world.practice)))],
    [
      "a preview",
      (id: string) =>
        asOnda(
          `/app/orders/${id}/refund.data`,
          new URLSearchParams({ intent: "preview", lines: "[]", shipping: "no", less: "" }).toString(),
        ),
    ],
  ])("in %s answer exactly as an id that never existed", async (_, ask) => {
    const foreign = await ask(String(freshOrder(world.practice).id));
    const random = await ask("999999999999");
    expect(foreign.status).toBe(random.status);
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    expect(foreign.body).toBe(random.body);
    expect(world.practice.store.state.mutations.filter(({ shop }) => shop === ONDA)).toEqual([]);
  });

  it("in a search, a cursor, a grant, a row of the record and an export open nothing of the other shop", async () => {
    const order = freshOrder(world.practice);
    const found = await asOnda("/app/orders.data?index", form({ q: order.email ?? order.name }));
    expect(found.body).not.toContain(String(order.id));
    const list = await world.ask({ path: "/app/orders.data" });
    const cursor = /"([\w+/=-]{12,})"/.exec(list.body)?.[1] ?? "x";
    expect((await asOnda(`/app/orders.data?after=${cursor}`)).body).not.toContain(order.name + '"');
    expect((await asOnda(`/app/team/${randomUUID()}.data`)).status).toBe(404);
    expect((await asOnda("/app/audit/99.data")).status).toBe(404);
    const text = (await asOnda("/app/audit/export")).body;
    expect(text).toContain(ONDA);
    expect(text).not.toContain(LOTO);
  });
});

/** Chatwoot CVE-2026-92527, Zammad CVE-2021-42091: a parameter chose the host that the server then called. */
describe("a shop parameter", () => {
  const hosts = () => {
    const at = `127.0.0.1:${String(canary.port)}`;
    const bases = [
      at,
      `localhost:${String(canary.port)}`,
      `[::1]:${String(canary.port)}`,
      `2130706433:${String(canary.port)}`,
      `0x7f000001:${String(canary.port)}`,
      `0177.0.0.1:${String(canary.port)}`,
      `127.1:${String(canary.port)}`,
      `[::ffff:127.0.0.1]:${String(canary.port)}`,
      "169.254.169.254",
      "metadata.google.internal",
    ];
    const dressed = (base: string) => [
      base,
      `http://${base}`,
      `https://${base}/`,
      `//${base}`,
      `${base}/${LOTO}`,
      `${base}#${LOTO}`,
      `${base}?${LOTO}`,
      `${LOTO}@${base}`,
      `${LOTO}:80@${base}`,
      `${base}\\.myshopify.com`,
      `${base}%23.myshopify.com`,
      `${LOTO}\n${base}`,
    ];
    return bases.flatMap(dressed);
  };

  async function tryEverywhere(shop: string): Promise<void> {
    const value = encodeURIComponent(shop);
    const host = Buffer.from(shop).toString("base64url");
    const named = tokenWith({ dest: `https://${shop}`, iss: `https://${shop}/admin` });
    const page = `/app?shop=${value}&host=${host}&embedded=1&id_token=`;
    const header: [string, string][] = [["X-Shopify-Shop-Domain", shop.replace("\n", "")]];
    const answers = await Promise.all([
      world.raw({ path: `/?shop=${value}&host=${host}` }),
      world.raw({ path: page + tokenWith() }),
      world.raw({ path: page + named }),
      world.raw({ path: `/auth/session-token?shop=${value}&host=${host}` }),
      world.raw({ method: "POST", path: "/webhooks", headers: header, body: "{}" }),
    ]);
    for (const answer of answers) expect([302, 400, 401, 404], shop).toContain(answer.status);
  }

  it("of any of 120 shapes reaches no host, in no place that takes one", async () => {
    const corpus = hosts();
    expect(corpus.length).toBe(120);
    for (let at = 0; at < corpus.length; at += 12) await Promise.all(corpus.slice(at, at + 12).map(tryEverywhere));
    expect(canary.seen.hits).toBe(0);
    expect(world.app.printed()).not.toContain("outside call refused");
  }, 120_000);

  it("the control: the canary does hear a call", async () => {
    await fetch(`http://127.0.0.1:${String(canary.port)}/`);
    expect(canary.seen.hits).toBe(1);
    canary.seen.hits = 0;
  });
});
