import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession } from "playwright-core";
import { buildIfOld } from "../practice/build";
import { startPractice, type Practice } from "../practice/practice";
import { mintIdToken } from "../practice/shop/oauth";
import { openChromium, openContext } from "../support/browser";

const SHOP = "loto-lento.myshopify.com";
const OWNER = 9_000_000_001;
const REQUESTS = 150;
const ROUNDS = 3;
const TICK_MS = 10;

/** The order list (25 rows) of the built app, as the owner sees it: server CPU, bytes, and what a person waits for. */
export async function bench(): Promise<Record<string, unknown>> {
  buildIfOld();
  const practice = await startPractice({ mode: "tls", freePorts: true });
  const browser = await openChromium(Number(new URL(practice.frameUrl).port));
  try {
    const server = await measureServer(practice);
    const shipped = await measureShipped(practice);
    const plain = await measureVitals(browser, practice, null);
    const slow = await measureVitals(browser, practice, {
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 0.75e6 / 8,
    });
    const rows = [
      ["server CPU per page, ms", server.cpuMs, "<= 10 (50 rows)"],
      ["HTML raw / gzip, bytes", `${String(server.html)} / ${String(server.htmlGzip)}`, ""],
      ["JS + CSS gzip on first view, kB", shipped.kb, "<= 200"],
      ["LCP unthrottled / slow, ms", `${String(plain.lcp)} / ${String(slow.lcp)}`, "slow <= 1500"],
      ["CLS unthrottled / slow", `${String(plain.cls)} / ${String(slow.cls)}`, "<= 0.02"],
      ["slowest click unthrottled / slow, ms", `${String(plain.click)} / ${String(slow.click)}`, "slow <= 200"],
    ] as const;
    for (const [what, value, goal] of rows) console.log(`${what.padEnd(40)} ${String(value).padEnd(20)} ${goal}`);
    console.log(`largest on first view: ${shipped.largest.join(", ")}`);
    console.log(
      "slow = CPU x4, 1.6 Mbit/s down, 150 ms. The page is opened by itself, with App Bridge: a frame of another site cannot be throttled from its parent",
    );
    return { server, shipped, plain, slow, rounds: ROUNDS };
  } finally {
    await browser.close();
    await practice.close();
  }
}

function documentUrl(practice: Practice): string {
  const query = new URLSearchParams({
    embedded: "1",
    shop: SHOP,
    host: btoa("admin.shopify.com/store/loto-lento"),
    id_token: mintIdToken(practice.store.state, SHOP, OWNER),
  });
  return `${practice.appUrl}/app/orders?${query.toString()}`;
}

const fetchPage = (practice: Practice) =>
  fetch(documentUrl(practice), {
    headers: { "user-agent": "Mozilla/5.0 Chrome/141.0", "accept-encoding": "identity" },
  });

/** CPU seconds of the app's own process, from the kernel; the practice store runs in this process and is not in it. */
function cpuTicks(practice: Practice): number {
  const fields =
    readFileSync(`/proc/${String(practice.app.pid)}/stat`, "utf8")
      .split(") ")[1]
      ?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

async function measureServer(practice: Practice) {
  for (let warm = 0; warm < 40; warm += 1) await (await fetchPage(practice)).text();
  const before = cpuTicks(practice);
  let html = "";
  for (let request = 0; request < REQUESTS; request += 1) html = await (await fetchPage(practice)).text();
  const cpuMs = Math.round(((cpuTicks(practice) - before) * TICK_MS * 100) / REQUESTS) / 100;
  return { cpuMs, html: html.length, htmlGzip: gzipSync(html).length };
}

/** Every script and style that the first view links, the reader's words included. */
async function measureShipped(practice: Practice) {
  const html = await (await fetchPage(practice)).text();
  const linked = new Set([...html.matchAll(/\/assets\/[\w.$-]+\.(?:js|css)/g)].map(([path]) => path));
  const entry = [...linked].find((path) => path.includes("entry.client")) ?? "";
  const entryText = await (await fetch(`${practice.appUrl}${entry}`)).text();
  const catalogues = [...entryText.matchAll(/assets\/catalogue-[\w-]+\.js/g)].map(([path]) => `/${path}`);
  if (catalogues[0] !== undefined) linked.add(catalogues[0]);
  const sizes = await Promise.all(
    [...linked].map(async (path) => {
      const body = Buffer.from(await (await fetch(`${practice.appUrl}${path}`)).arrayBuffer());
      return { path, gzip: gzipSync(body).length };
    }),
  );
  sizes.sort((a, b) => b.gzip - a.gzip);
  const kb = Math.round(sizes.reduce((sum, { gzip }) => sum + gzip, 0) / 100) / 10;
  return {
    kb,
    files: sizes.length,
    largest: sizes
      .slice(0, 5)
      .map(({ path, gzip }) => `${path.split("/").at(-1) ?? ""} ${String(Math.round(gzip / 100) / 10)} kB`),
  };
}

type Net = { readonly latency: number; readonly downloadThroughput: number; readonly uploadThroughput: number };
type Vitals = { lcp: number; cls: number; click: number };

/** Collected in the app's page by the browser's own observers. */
const OBSERVE = `
  window.vitals = { lcp: 0, cls: 0, click: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) vitals.lcp = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) vitals.cls += entry.value; }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.interactionId) vitals.click = Math.max(vitals.click, entry.duration); }).observe({ type: "event", durationThreshold: 16, buffered: true });
`;

async function measureVitals(browser: Browser, practice: Practice, net: Net | null): Promise<Vitals> {
  const rounds: Vitals[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await oneVisit(browser, practice, net));
  const median = (pick: (vitals: Vitals) => number) =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return {
    lcp: Math.round(median(({ lcp }) => lcp)),
    cls: Math.round(median(({ cls }) => cls) * 1000) / 1000,
    click: Math.round(median(({ click }) => click)),
  };
}

async function oneVisit(browser: Browser, practice: Practice, net: Net | null): Promise<Vitals> {
  const context = await openContext(browser);
  const page = await context.newPage();
  await page.addInitScript(OBSERVE);
  if (net !== null) await throttle(await context.newCDPSession(page), net);
  await page.goto(documentUrl(practice).replace(practice.appUrl, "https://delega.practice.test"));
  await page.locator("table a").first().waitFor();
  await page.waitForTimeout(net === null ? 500 : 3000);
  await page
    .getByLabel(/Cerca|Find/)
    .first()
    .click();
  await page.locator("table a").first().click();
  await page.waitForTimeout(net === null ? 700 : 2000);
  const vitals: Vitals = await page.evaluate("window.vitals");
  await context.close();
  return vitals;
}

async function throttle(session: CDPSession, net: Net): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...net });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}
