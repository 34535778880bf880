import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asPerson } from "../../app/edge/as-person.server";
import { identityOf } from "../../app/edge/identity";
import { securityHeaders } from "../../app/edge/security-headers";
import { shopOfRequest } from "../../app/edge/shop-of-request";
import { ok } from "../../app/platform/result";
import { mintIdToken } from "../practice/shop/oauth";
import { anAssistant } from "../support/people";
import { API_KEY, API_SECRET, aPracticeShop, LOTO, ONDA, type PracticeShop } from "../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
const OWNER_ID = 9_000_000_001;
const ASSISTANT_ID = 9_000_000_002;
const STRANGER_ID = 9_000_000_005;

beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const good = (userId = OWNER_ID, shop = LOTO) => mintIdToken(practice.store.state, shop, userId);

function visit(token: string | null, needs: Parameters<typeof asPerson>[1] = "anyone", method = "GET") {
  const headers = new Headers({ "user-agent": "Mozilla/5.0 Chrome/141.0", accept: "*/*" });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const request = new Request("https://delega.practice.test/app.data", { method, headers });
  return asPerson({ request }, needs, ({ actor, shop }) =>
    Promise.resolve(ok({ user: actor.userId, kind: actor.standing.kind, shop: shop.domain })),
  );
}

/** A token with these claims, signed as told. */
function forged(claims: object, options: { secret?: string; alg?: string; head?: object } = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const base = {
    iss: `https://${LOTO}/admin`,
    dest: `https://${LOTO}`,
    aud: API_KEY,
    sub: String(OWNER_ID),
    exp: now + 60,
    nbf: now - 5,
    iat: now,
    jti: "1",
    sid: "1",
  };
  const text = `${part({ alg: options.alg ?? "HS256", typ: "JWT", ...options.head })}.${part({ ...base, ...claims })}`;
  return `${text}.${createHmac("sha256", options.secret ?? API_SECRET)
    .update(text)
    .digest("base64url")}`;
}

const past = Math.floor(Date.now() / 1000) - 3600;
const BAD: [name: string, token: () => string][] = [
  ["none at all", () => ""],
  ["not a token", () => "hello"],
  ["another app's secret", () => forged({}, { secret: "another-secret-of-another-app" })],
  ["expired an hour ago", () => forged({ exp: past, nbf: past - 60, iat: past - 60 })],
  ["not valid yet", () => forged({ nbf: past + 7200, exp: past + 7260 })],
  ["for another app", () => forged({ aud: "another-app" })],
  ["algorithm none", () => forged({}, { alg: "none" })],
  ["algorithm none without signature", () => `${forged({}, { alg: "none" }).split(".").slice(0, 2).join(".")}.`],
  ["algorithm HS512 claimed", () => forged({}, { alg: "HS512" })],
  ["signature cut", () => good().slice(0, -4)],
  [
    "payload exchanged",
    () => {
      const [head, , signature] = good().split(".");
      return `${head ?? ""}.${forged({ sub: "1" }).split(".")[1] ?? ""}.${signature ?? ""}`;
    },
  ],
  ["a shop that is no Shopify shop", () => forged({ dest: "https://evil.example", iss: "https://evil.example/admin" })],
  [
    "a shop with a foreign suffix",
    () =>
      forged({
        dest: "https://loto-lento.myshopify.com.evil.example",
        iss: "https://loto-lento.myshopify.com.evil.example/admin",
      }),
  ],
  ["issuer of another shop", () => forged({ iss: `https://${ONDA}/admin` })],
  ["no subject", () => forged({ sub: undefined })],
  ["a person the shop does not know", () => forged({ sub: "12345" })],
  ["one megabyte", () => `${good()}${"a".repeat(1_000_000)}`],
];

describe("who comes in", () => {
  it.each(BAD)("a token that is bad (%s) opens nothing, and is printed nowhere", async (_, token) => {
    const bad = token();
    const outcome: unknown = await visit(bad === "" ? null : bad).catch((thrown: unknown) => thrown);
    const text =
      outcome instanceof Response
        ? `${String(outcome.status)} ${await outcome.text()} ${JSON.stringify([...outcome.headers])}`
        : JSON.stringify(outcome);
    expect(
      outcome instanceof Response || !(outcome as { ok: boolean }).ok || outcome instanceof Error,
      text.slice(0, 200),
    ).toBe(true);
    if (outcome instanceof Response) expect(outcome.status).toBeGreaterThanOrEqual(300);
    if (bad.length > 40) expect(text).not.toContain(bad.slice(0, 60));
  });

  it("the same good token twice is the same person twice", async () => {
    const token = good();
    expect(await visit(token)).toEqual({ ok: true, value: { user: String(OWNER_ID), kind: "owner", shop: LOTO } });
    expect(await visit(token)).toMatchObject({ ok: true });
  });

  it("someone who is neither owner nor assistant is told whom to ask, on every page but the first", async () => {
    expect(await visit(good(STRANGER_ID))).toMatchObject({ ok: true, value: { kind: "stranger" } });
    for (const needs of ["order.read", "refund.issue", "owner"] as const) {
      expect(await visit(good(STRANGER_ID), needs)).toEqual({
        ok: false,
        error: { code: "not_invited", data: { owner: "Marta Rossi" } },
      });
    }
  });

  it("an assistant opens what her role holds and nothing of the owner's; another shop's token opens nothing of this one", async () => {
    await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
    expect(await visit(good(ASSISTANT_ID), "order.read")).toMatchObject({ ok: true, value: { kind: "assistant" } });
    expect(await visit(good(ASSISTANT_ID), "owner")).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    expect(await visit(good(ASSISTANT_ID), "record.export")).toMatchObject({
      ok: false,
      error: { code: "not_allowed" },
    });
    expect(await visit(good(9_100_000_001, ONDA), "owner")).toMatchObject({ ok: true, value: { shop: ONDA } });
  });

  it("an owner flag that Shopify has withdrawn meanwhile changes nothing any more", async () => {
    expect(await visit(good(), "owner", "POST")).toMatchObject({ ok: true });
    const owner = practice.shop().people.find((person) => person.id === OWNER_ID);
    if (owner !== undefined) owner.accountOwner = false;
    // Reading still trusts the stored session for a while; changing asks Shopify again first.
    expect(await visit(good(), "owner", "POST")).toMatchObject({ ok: false, error: { code: "not_invited" } });
    if (owner !== undefined) owner.accountOwner = true;
  });
});

describe("the identity in a verified session", () => {
  const user = {
    id: 5,
    email: "a@b.example",
    email_verified: true,
    account_owner: false,
    locale: "it",
    first_name: "A",
    last_name: null,
  };
  const session = (associated: object) => ({
    shop: LOTO,
    onlineAccessInfo: { associated_user: { ...user, ...associated } },
  });
  const token = (claims: object = {}) => ({
    sub: "5",
    dest: `https://${LOTO}`,
    iss: `https://${LOTO}/admin`,
    ...claims,
  });

  it.each([
    ["the token's subject is another person", token({ sub: "6" }), session({})],
    ["the destination is another shop", token({ dest: `https://${ONDA}` }), session({})],
    ["the issuer is another shop", token({ iss: `https://${ONDA}/admin` }), session({})],
    ["an offline session without a person", token(), { shop: LOTO }],
  ])("is refused when %s", (_, sessionToken, stored) => {
    expect(identityOf({ sessionToken, session: stored })).toEqual({ ok: false, error: { code: "not_signed_in" } });
  });

  it("is the token's subject, as text", () => {
    expect(identityOf({ sessionToken: token(), session: session({}) })).toMatchObject({
      ok: true,
      value: { shop: LOTO, person: { userId: "5", lastName: "" } },
    });
  });
});

describe("the headers of a page", () => {
  it("name exactly two frame ancestors, the shop and Shopify's admin, and forbid storing and referring", () => {
    const headers = new Map(securityHeaders({ shop: LOTO, nonce: "abc", secure: true }));
    expect(headers.get("Content-Security-Policy")).toContain(
      `frame-ancestors https://${LOTO} https://admin.shopify.com`,
    );
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'self' 'nonce-abc' https://cdn.shopify.com");
    expect(headers.get("Content-Security-Policy")).not.toContain("unsafe-eval");
    expect([
      headers.get("X-Content-Type-Options"),
      headers.get("Referrer-Policy"),
      headers.get("Cache-Control"),
    ]).toEqual(["nosniff", "no-referrer", "no-store"]);
    expect(headers.has("Strict-Transport-Security")).toBe(true);
  });

  it.each([
    ["?shop=loto-lento.myshopify.com", LOTO],
    ["", null],
    ["?shop=evil.example", null],
    ["?shop=a.myshopify.com.evil.example", null],
    ["?shop=a.myshopify.com%20https://evil.example", null],
    ["?shop=-a.myshopify.com", null],
  ])("the shop of %s is %s; without one nobody may frame the page", (query, shop) => {
    expect(shopOfRequest(new Request(`https://delega.practice.test/app${query}`))).toBe(shop);
    if (shop === null)
      expect(new Map(securityHeaders({ shop, nonce: "n", secure: false })).get("Content-Security-Policy")).toContain(
        "frame-ancestors 'none'",
      );
  });
});
