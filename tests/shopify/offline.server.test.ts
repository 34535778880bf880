import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inShop } from "../../app/platform/db.server";
import { ShopInfoDocument } from "../../app/shopify/documents/shop.query";
import { forgetTokens, offlineToken } from "../../app/shopify/offline.server";
import { readerFor } from "../../app/shopify/read.server";
import { shopify } from "../../app/shopify/shopify.server";
import { installRedirect } from "../practice/redirect.mjs";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../support/test-db";

type Weather = "fine" | "slow" | "error" | "hang" | "lost_answer" | "nonsense";
let database: TestDatabase;
let practice: PracticeShop;
let way: Awaited<ReturnType<typeof openWay>>;
let restore: () => void;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  way = await openWay(practice.store.url);
  restore = installRedirect(way.url);
});
afterAll(async () => {
  restore();
  await way.close();
  await practice.close();
  await database.close();
});

/** Stands between the app and the store: counts refreshes, and lets them go wrong. */
async function openWay(storeUrl: string) {
  const seen = { refreshes: 0, weather: "fine" as Weather };
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts).toString("utf8");
      const isRefresh = body.includes('"grant_type":"refresh_token"');
      if (isRefresh) seen.refreshes += 1;
      if (isRefresh && seen.weather === "slow") await sleep(500);
      if (isRefresh && seen.weather === "error") return response.writeHead(500).end("Internal Server Error");
      if (isRefresh && seen.weather === "nonsense") return response.writeHead(200).end("<html>");
      if (isRefresh && seen.weather === "hang") return;
      const headers = {
        "content-type": "application/json",
        "x-practice-host": String(request.headers["x-practice-host"]),
      };
      const token = request.headers["x-shopify-access-token"];
      const answer = await fetch(`${storeUrl}${request.url ?? ""}`, {
        method: "POST",
        headers: { ...headers, ...(typeof token === "string" ? { "x-shopify-access-token": token } : {}) },
        body,
      });
      const text = await answer.text();
      if (isRefresh && seen.weather === "lost_answer") return response.destroy();
      return response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    seen,
    url: `http://127.0.0.1:${String(typeof address === "object" ? address?.port : 0)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** The stored token has this long left. Returns it. */
async function tokenWithLeft(ms: number): Promise<string> {
  const session = await shopify().sessionStorage.loadSession(`offline_${LOTO}`);
  if (session?.accessToken === undefined) throw new Error("no session");
  session.expires = new Date(Date.now() + ms);
  await shopify().sessionStorage.storeSession(session);
  forgetTokens();
  return session.accessToken;
}

beforeEach(() => {
  way.seen.refreshes = 0;
  way.seen.weather = "fine";
});

const works = async () => (await readerFor(LOTO)(ShopInfoDocument, {})).ok;

function anotherServer(callers: number): Promise<string[]> {
  const options = { databaseUrl: database.url, storeUrl: way.url, shop: LOTO, callers };
  const main = new URL("../support/token-process.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    env: { ...process.env, TOKEN_PROCESS: JSON.stringify(options) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (part: Buffer) => {
    text += part.toString("utf8");
  });
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve(JSON.parse(text) as string[]);
    });
  });
}

describe("a shop's token that is about to end", () => {
  it("is refreshed once for fifty callers in two processes, and all of them hold the new one", async () => {
    const old = await tokenWithLeft(5_000);
    const answers = (await Promise.all([anotherServer(25), anotherServer(25)])).flat();
    expect(way.seen.refreshes).toBe(1);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^shpat_/);
    expect(answers).not.toContain(old);
    expect(await works()).toBe(true);
  }, 60_000);

  it("the control: Shopify's own library, without a lock, refreshes once for each of two", async () => {
    await tokenWithLeft(5_000);
    way.seen.weather = "slow";
    await Promise.all([shopify().app.unauthenticated.admin(LOTO), shopify().app.unauthenticated.admin(LOTO)]);
    expect(way.seen.refreshes).toBe(2);
  });

  it.each(["error", "nonsense"] as const)("is used on while Shopify answers a refresh with %s", async (weather) => {
    const old = await tokenWithLeft(20_000);
    way.seen.weather = weather;
    expect(await offlineToken(LOTO)).toEqual({ ok: true, value: old });
    expect(await works()).toBe(true);
    way.seen.weather = "fine";
    forgetTokens();
    expect(await offlineToken(LOTO)).not.toEqual({ ok: true, value: old });
  });

  it("is used on when a refresh hangs, and nobody waits longer than its time limit", async () => {
    const old = await tokenWithLeft(30_000);
    way.seen.weather = "hang";
    const started = Date.now();
    expect(await offlineToken(LOTO)).toEqual({ ok: true, value: old });
    expect(Date.now() - started).toBeLessThan(15_000);
  }, 30_000);

  it("that has ended and cannot be refreshed is a problem in words, not a broken page", async () => {
    await tokenWithLeft(-1_000);
    way.seen.weather = "error";
    expect(await offlineToken(LOTO)).toEqual({ ok: false, error: { code: "shopify_unreachable" } });
  });

  it("survives an answer that got lost: the old refresh token works until the new access token is used", async () => {
    await tokenWithLeft(-1_000);
    way.seen.weather = "lost_answer";
    expect(await offlineToken(LOTO)).toMatchObject({ ok: false });
    way.seen.weather = "fine";
    expect(await offlineToken(LOTO)).toMatchObject({ ok: true });
    expect(await works()).toBe(true);
  });

  it("whose refresh token Shopify does not know asks for the app to be opened again", async () => {
    await tokenWithLeft(-1_000);
    practice.store.state.refreshTokens.clear();
    expect(await offlineToken(LOTO)).toEqual({ ok: false, error: { code: "app_not_installed" } });
  });

  it("is gone: the same words", async () => {
    await inShop(LOTO, (tx) => tx.query("delete from session"));
    forgetTokens();
    expect(await offlineToken(LOTO)).toEqual({ ok: false, error: { code: "app_not_installed" } });
    expect(way.seen.refreshes).toBe(0);
  });
});
