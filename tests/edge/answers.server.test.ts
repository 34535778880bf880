import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesBelow } from "../architecture/entries";
import { anEdgeWorld, documentPath, FORM, type EdgeWorld } from "../support/edge-world";
import { tokenWith } from "../support/forged-tokens";
import { LOTO, ONDA } from "../support/practice-shop";
import { headerOf, rawBytes, type RawAnswer, type RawRequest } from "../support/raw-http";

let world: EdgeWorld;
beforeAll(async () => {
  world = await anEdgeWorld({ TRUSTED_PROXY_HOPS: "1" });
}, 120_000);
afterAll(() => world.close());

/** Every address of the app, from the folders of its routes; a parameter gets a value that fits. */
const PARAMS: Readonly<Record<string, string>> = {
  $orderId: "5000000001",
  $grantId: "00000000-0000-4000-8000-000000000001",
  $row: "1",
};
function addresses(): string[] {
  return filesBelow("app/routes")
    .filter((path) => path.endsWith("/route.tsx"))
    .map((path) => path.split("/")[2] ?? "")
    .map(
      (name) =>
        `/${name
          .split(".")
          .filter((part) => part !== "_index")
          .map((part) => part.replace(/_$/, ""))
          .map((part) => PARAMS[part] ?? part)
          .join("/")}`,
    );
}

/** Answers of every kind: pages, their data, refusals, redirects, files, webhooks, nonsense. */
const KINDS: [what: string, request: RawRequest][] = [
  ["no such page", { path: "/nothing/here" }],
  ["a page without a token", { path: "/app/orders" }],
  ["the log-in form that does not exist", { path: "/auth/login" }],
  [
    "the exit page that does not exist",
    { path: `/auth/exit-iframe?shop=${LOTO}&exitIframe=https://admin.shopify.com` },
  ],
  ["the page that fetches a token", { path: `/auth/session-token?shop=${LOTO}` }],
  ["a redirect", { path: `/?shop=${LOTO}` }],
  ["a file that is not there", { path: "/assets/nothing.js" }],
  ["a webhook that is not signed", { method: "POST", path: "/webhooks", body: "{}" }],
  ["a webhook that is read", { path: "/webhooks" }],
  ["a method that nobody knows", { method: "DELETE", path: "/app/orders.data" }],
  [
    "a preflight of another origin",
    { method: "OPTIONS", path: "/app/orders.data", headers: [["Origin", "https://evil.example"]] },
  ],
  ["an address that cannot be read", { path: "/app/%E0%A4%A" }],
  ["a path out of the folder", { path: "/assets/..%2f..%2fpackage.json" }],
  ["a robot", { path: "/app", headers: [["User-Agent", "Googlebot/2.1"]] }],
];

function expectSafe(answer: RawAnswer): void {
  expect(answer.status).toBeGreaterThan(0);
  expect(answer.status).not.toBe(500);
  expect(headerOf(answer, "X-Content-Type-Options")).toEqual(["nosniff"]);
  expect(headerOf(answer, "Referrer-Policy")).toEqual(["no-referrer"]);
  expect(headerOf(answer, "Strict-Transport-Security")).toEqual(["max-age=31536000; includeSubDomains"]);
  expect(headerOf(answer, "Permissions-Policy")).toHaveLength(1);
  const [policy = "", ...more] = headerOf(answer, "Content-Security-Policy");
  expect(more).toEqual([]);
  expect(policy).toMatch(/frame-ancestors ('none'|https:\/\/[a-z-]+\.myshopify\.com https:\/\/admin\.shopify\.com)$/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(headerOf(answer, "Cache-Control")).toHaveLength(1);
  expect(answer.head).not.toMatch(/^(x-powered-by|server|access-control-)/im);
}

describe("every answer", () => {
  it.each(addresses())("of %s carries the headers, as a page, as data, to the owner and to nobody", async (path) => {
    for (const answer of await Promise.all([
      world.raw({ path }),
      world.raw({ path: documentPath(path) }),
      world.ask({ path: `${path}.data` }),
      world.ask({ method: "POST", path: `${path}.data`, headers: [FORM], body: "x=1" }),
    ])) {
      expectSafe(answer);
      if (!path.startsWith("/assets")) expect(headerOf(answer, "Cache-Control")).toEqual(["no-store"]);
    }
  });

  it.each(KINDS)("carries the headers: %s", async (_, request) => {
    expectSafe(await world.raw(request));
  });

  it("of a page names exactly two that may frame it and lets only its own scripts run", async () => {
    const answer = await world.raw({ path: documentPath("/app/orders") });
    const [policy = ""] = headerOf(answer, "Content-Security-Policy");
    expect(answer.status).toBe(200);
    expect(policy).toMatch(new RegExp(`frame-ancestors https://${LOTO} https://admin.shopify.com$`));
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    const inline = [...answer.body.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map(
      ([, attributes]) => attributes ?? "",
    );
    expect(inline.length).toBeGreaterThan(0);
    expect(inline.filter((attributes) => !attributes.includes(nonce))).toEqual([]);
    const again = await world.raw({ path: documentPath("/app/orders") });
    expect(headerOf(again, "Content-Security-Policy")[0]).not.toContain(nonce);
  });

  it("a file of the build is kept by browsers, and is still no page", async () => {
    const page = await world.raw({ path: documentPath("/app") });
    const file = /\/assets\/[\w-]+\.js/.exec(page.body)?.[0] ?? "";
    const answer = await world.raw({ path: file });
    expectSafe(answer);
    expect(headerOf(answer, "Cache-Control")).toEqual(["public, max-age=31536000, immutable"]);
  });

  it.each([
    ["X-Forwarded-Host", "evil.example"],
    ["X-Forwarded-Proto", "ftp"],
    ["X-Forwarded-Port", "6666"],
    ["Forwarded", "host=evil.example"],
    ["Host", "evil.example"],
    ["X-Forwarded-Host", "evil.example\tx"],
    ["X-Original-URL", "https://evil.example/"],
    ["X-HTTP-Method-Override", "DELETE"],
  ])("does not change its addresses or policy for %s: %s", async (name, value) => {
    for (const path of [documentPath("/app"), `/auth/session-token?shop=${LOTO}`, `/?shop=${LOTO}`, "/app/orders"]) {
      const answer = await world.raw({ path, headers: [[name, value]] });
      expectSafe(answer);
      expect(answer.head + answer.body).not.toContain("evil.example");
    }
  });

  it.each([
    `https://evil.example`,
    `${LOTO}.evil.example`,
    `${LOTO};https://evil.example`,
    `${LOTO}%20https://evil.example`,
    `${LOTO}%0d%0aX-Injected:%20yes`,
    `*.myshopify.com`,
    `-.myshopify.com`,
    `%6coto-lento.myshopify.com.`,
    ONDA,
  ])("is framed by nobody else for shop=%s, and splits into no second header", async (shop) => {
    const { pathname, search } = new URL(documentPath("/app/orders"), "https://x");
    const path = `${pathname}${search.replace(`shop=${LOTO}`, `shop=${shop}`)}`;
    const answer = await world.raw({ path });
    expectSafe(answer);
    expect(answer.status).toBe(401);
    expect(answer.head).not.toMatch(/evil|x-injected/i);
  });
});

describe("what is too much", () => {
  it.each([
    [
      "ten megabytes of a note",
      413,
      { method: "POST", path: "/app/orders.data?index", headers: [FORM], body: `q=${"a".repeat(10_000_000)}` },
    ],
    [
      "a form of files",
      415,
      {
        method: "POST",
        path: "/app/orders.data?index",
        headers: [["Content-Type", "multipart/form-data; boundary=x"]],
        body: "--x--",
      },
    ],
    [
      "JSON",
      415,
      {
        method: "POST",
        path: "/app/orders.data?index",
        headers: [["Content-Type", "application/json"]],
        body: '{"q":1}',
      },
    ],
    ["no kind at all", 415, { method: "POST", path: "/app/orders.data?index", body: "q=1" }],
    ["an address of nine thousand characters", 414, { path: `/app?x=${"a".repeat(9000)}` }],
    ["headers of twenty thousand characters", 431, { path: "/app", headers: [["X-Long", "a".repeat(20_000)]] }],
    [
      "three hundred headers",
      431,
      {
        path: "/app",
        headers: Array.from({ length: 300 }, (_, index) => [`X-${String(index)}`, "a".repeat(80)] as [string, string]),
      },
    ],
  ] as [string, number, RawRequest][])(
    "%s is refused with %i, in words, before anybody is asked who they are",
    async (_, status, request) => {
      const [en, it_] = await Promise.all(
        ["en", "it"].map((language) =>
          world.raw({ ...request, headers: [...(request.headers ?? []), ["Accept-Language", language]] }),
        ),
      );
      expect(en?.status).toBe(status);
      expectSafe(en as RawAnswer);
      if (status !== 431) {
        expect(headerOf(en as RawAnswer, "Content-Language")).toEqual(["en"]);
        expect(headerOf(it_ as RawAnswer, "Content-Language")).toEqual(["it"]);
        expect(en?.body).not.toBe(it_?.body);
        expect(en?.body.length).toBeGreaterThan(20);
      }
    },
  );

  it("a form that hides its length is read to the limit only", async () => {
    const body = `q=${"a".repeat(100_000)}`;
    const lines = [
      "POST /app/orders.data?index HTTP/1.1",
      "Host: x",
      "User-Agent: Mozilla/5.0 Chrome/141",
      `Authorization: Bearer ${tokenWith()}`,
      "Content-Type: application/x-www-form-urlencoded",
      "Transfer-Encoding: chunked",
      "Connection: close",
    ];
    const bytes = `${lines.join("\r\n")}\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const port = Number(new URL(world.app.url).port);
    expect(await rawBytes(port, "127.0.0.1", bytes)).toMatchObject({ status: 413 });
  });

  it.each([
    ["a field twice", "q=1001&q=1002&requestKey=00000000-0000-4000-8000-000000000001"],
    ["a field more", "q=1001&links=all&requestKey=00000000-0000-4000-8000-000000000001"],
    ["__proto__", "__proto__=1&q=1001&requestKey=00000000-0000-4000-8000-000000000001"],
    ["thousands of fields", Array.from({ length: 5000 }, (_, index) => `f${String(index)}=1`).join("&")],
    ["deep names", `${"a[b]".repeat(2000)}=1&q=1001`],
    ["broken escapes", "q=%E0%A4%A&requestKey=%ZZ"],
  ])("a form with %s is refused as such, and nothing breaks", async (_, body) => {
    const answer = await world.ask({ method: "POST", path: "/app/orders.data?index", headers: [FORM], body });
    expect(answer.status).toBe(400);
  });

  it("one who asks too fast is told how long to wait, and the others are not", async () => {
    const from = (address: string) =>
      world.raw({ path: "/health", headers: [["X-Forwarded-For", `1.2.3.4, ${address}`]] });
    const statuses = new Map<number, RawAnswer>();
    for (let round = 0; round < 30 && !statuses.has(429); round += 1)
      for (const answer of await Promise.all(Array.from({ length: 100 }, () => from("203.0.113.9"))))
        statuses.set(answer.status, answer);
    const refused = statuses.get(429);
    expect(Number(headerOf(refused as RawAnswer, "Retry-After")[0])).toBeGreaterThan(0);
    expectSafe(refused as RawAnswer);
    expect((await from("203.0.113.10")).status).toBe(200);
  }, 60_000);

  it("a caller that drips its header is cut off", async () => {
    const { port } = new URL(world.app.url);
    const started = Date.now();
    const answer = await rawBytes(Number(port), "127.0.0.1", "GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(answer.status).toBe(408);
    expectSafe(answer);
  }, 30_000);
});
