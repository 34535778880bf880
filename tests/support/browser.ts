import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const APP_HOST = "delega.practice.test";
/** Shopify's library answers 410 to browsers that call themselves headless. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

export function findChromium(): string {
  const found = [process.env["CHROMIUM"], ...PLACES].find((place) => place !== undefined && existsSync(place));
  if (found === undefined)
    throw new Error(
      "The journeys need a Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM to its path.",
    );
  return found;
}

/** A Chromium that reaches Shopify's names on the practice's own TLS port, and nothing else. */
export async function openChromium(tlsPort: number): Promise<Browser> {
  const rules = ["admin.shopify.com:443", "cdn.shopify.com:443", `${APP_HOST}:443`].map(
    (name) => `MAP ${name} 127.0.0.1:${String(tlsPort)}`,
  );
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      `--host-resolver-rules=${[...rules, "MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"].join(", ")}`,
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

export async function openContext(
  browser: Browser,
  size: { width: number; height: number } = { width: 1280, height: 900 },
): Promise<BrowserContext> {
  return browser.newContext({ ignoreHTTPSErrors: true, userAgent: USER_AGENT, viewport: size });
}

/** Opens the practice admin as one of its people and waits for the app inside the frame. */
export async function openAdmin(
  page: Page,
  options: { as: string; path?: string; handle?: string; base?: string },
): Promise<FrameLocator> {
  const address = new URL(
    `/store/${options.handle ?? "loto-lento"}/apps/delega${options.path ?? ""}`,
    options.base ?? "https://admin.shopify.com",
  );
  address.searchParams.set("as", options.as);
  await page.goto(address.href);
  const app = page.frameLocator("#app");
  await app.locator("main").waitFor({ timeout: 30_000 });
  // Typing before React has taken over would be lost; a person is never that fast.
  await app.locator("main").evaluate(async (main) => {
    const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith("__react"));
    while (![main, ...main.querySelectorAll("input, select, textarea, button")].every(isTaken))
      await new Promise((next) => setTimeout(next, 20));
  });
  return app;
}
