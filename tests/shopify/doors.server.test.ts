import { Session } from "@shopify/shopify-api";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { config } from "../../app/platform/config.server";
import { inShop } from "../../app/platform/db.server";
import { keyRing } from "../../app/platform/key-ring.server";
import { ShopInfoDocument } from "../../app/shopify/documents/shop.query";
import { forgetTokens, offlineToken } from "../../app/shopify/offline.server";
import { readerFor } from "../../app/shopify/read.server";
import { SealedSessionStorage, shopOfSessionId, TOKEN_KEY } from "../../app/shopify/session-store.server";
import { shopify } from "../../app/shopify/shopify.server";
import { senderFor } from "../../app/shopify/write.server";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

describe("the two doors", () => {
  it("the reading door takes no mutation, the sending door no query: neither reaches Shopify", async () => {
    const mutation = parse("mutation { refundCreate(input: {}) { userErrors { message } } }");
    await expect(readerFor(LOTO)(mutation as never, {})).rejects.toThrow(/queries only/);
    await expect(senderFor(LOTO)(ShopInfoDocument as never, {})).rejects.toThrow(/mutations only/);
    expect(practice.store.state.mutations).toEqual([]);
  });

  it("a read that is throttled or broken once is asked again", async () => {
    for (const kind of ["throttled", "error_before"] as const)
      practice.store.state.faults.push({ operation: "shop", kind, times: 1 });
    expect(await readerFor(LOTO)(ShopInfoDocument, {})).toMatchObject({
      ok: true,
      value: { shop: { name: "Loto Lento" } },
    });
  });
});

describe("the app's own token", () => {
  it("is refreshed once when two need it at the same moment", async () => {
    const storage = shopify().sessionStorage;
    const session = await storage.loadSession(`offline_${LOTO}`);
    if (session === undefined) throw new Error("no session");
    session.expires = new Date(Date.now() + 5_000);
    await storage.storeSession(session);
    forgetTokens();
    const before = practice.store.state.tokens.size;
    const tokens = await Promise.all([offlineToken(LOTO), offlineToken(LOTO), offlineToken(LOTO)]);
    expect(practice.store.state.tokens.size).toBe(before + 1);
    expect(new Set(tokens.map((token) => (token.ok ? token.value : ""))).size).toBe(1);
    expect(tokens[0]).not.toEqual({ ok: true, value: session.accessToken });
  });

  it("a shop that never installed Delega has none", async () => {
    expect(await offlineToken("never.myshopify.com")).toEqual({ ok: false, error: { code: "app_not_installed" } });
  });
});

describe("stored sessions", () => {
  it("come back whole, show no token in the table, and open for no other shop and after no change", async () => {
    const storage = new SealedSessionStorage(keyRing(config().keysDir, TOKEN_KEY));
    const id = `offline_${ONDA}`;
    const session = new Session({
      id,
      shop: ONDA,
      state: "",
      isOnline: false,
      accessToken: "shpat_clear",
      refreshToken: "shprt_clear",
      scope: "read_orders",
    });
    expect(await storage.storeSession(session)).toBe(true);
    expect(await storage.loadSession(id)).toMatchObject({ accessToken: "shpat_clear", refreshToken: "shprt_clear" });
    const { rows } = await inShop(ONDA, (tx) =>
      tx.query<{ sealed: Buffer }>("select sealed from session where id = $1", [id]),
    );
    expect(rows[0]?.sealed.toString("latin1")).not.toContain("clear");
    expect((await inShop(LOTO, (tx) => tx.query("select 1 from session where shop = $1", [ONDA]))).rows).toEqual([]);
    await inShop(ONDA, (tx) =>
      tx.query("update session set sealed = set_byte(sealed, 90, 255 - get_byte(sealed, 90)) where id = $1", [id]),
    );
    expect(await storage.loadSession(id)).toBeUndefined();
  });

  it.each([
    [`offline_${LOTO}`, LOTO],
    [`${LOTO}_9000000001`, LOTO],
    ["offline_evil.example", null],
    ["x", null],
  ])("%s belongs to %s", (id, shop) => {
    expect(shopOfSessionId(id)).toBe(shop);
  });
});
