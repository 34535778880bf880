import { runInNewContext, Script } from "node:vm";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { oneScript } from "./one-script";

const APP_BRIDGE = new URL("app-bridge/", import.meta.url);

/** The names that Shopify's own types give `window.shopify` (app-bridge-types 0.7.2). */
const TYPED = [
  ...["config", "origin", "ready", "setSignals", "environment", "loading", "idToken", "user", "toast"],
  ...["resourcePicker", "scanner", "modal", "saveBar", "pos", "intents", "webVitals", "support", "reviews"],
  ...["scopes", "picker", "app", "shopifyQL", "tools"],
];

/** Enough of a page that nobody frames. */
function aPage() {
  const page: Record<string, unknown> = { Object, Promise, Map, WeakMap, Set, URL, URLSearchParams, console, Proxy };
  const node = { append: () => undefined, style: {} };
  return Object.assign(page, {
    window: page,
    parent: page,
    addEventListener: () => undefined,
    location: {
      search: "?shop=loto-lento.myshopify.com&locale=it",
      href: "https://app.example/",
      origin: "https://app.example",
    },
    document: { currentScript: null, querySelector: () => ({ content: "key" }), createElement: () => node, head: node },
    HTMLElement: EventTarget,
    customElements: { define: () => undefined },
  });
}

type Shopify = Record<string, unknown> & {
  idToken: () => Promise<string>;
  environment: { embedded: boolean };
  config: { shop: string; apiKey: string };
  toast: { show: (text: string) => string };
};

describe("App Bridge as one script", () => {
  it("defines everything that Shopify's types name, and nothing else in the page", () => {
    const page = aPage();
    const before = new Set(Object.keys(page));
    runInNewContext(oneScript(APP_BRIDGE, "start"), page);
    expect(Object.keys(page).filter((name) => !before.has(name))).toEqual(["shopify"]);
    expect(Object.keys((page as unknown as { shopify: object }).shopify).toSorted()).toEqual(TYPED.toSorted());
  });

  it("outside the admin says so: what needs it rejects, what only tells is quiet", async () => {
    const page = aPage();
    runInNewContext(oneScript(APP_BRIDGE, "start"), page);
    const { shopify } = page as unknown as { shopify: Shopify };
    expect(shopify.environment.embedded).toBe(false);
    expect(shopify.config).toMatchObject({ shop: "loto-lento.myshopify.com", apiKey: "key" });
    await expect(shopify.idToken()).rejects.toThrow("inside the Shopify admin only");
    expect(shopify.toast.show("Kept")).not.toBe(shopify.toast.show("Kept"));
  });

  it("two files may use the same name, and each runs after what it imports", () => {
    const folder = mkdtempSync(join(tmpdir(), "one-script-"));
    writeFileSync(join(folder, "a.js"), 'import { two } from "./b.js";\nconst own = 1;\nwindow.sum = own + two;\n');
    writeFileSync(join(folder, "b.js"), "const own = 2;\nexport const two = own;\n");
    const text = oneScript(pathToFileURL(`${folder}/`), "a");
    expect(new Script(text)).toBeDefined();
    const page: { window?: { sum?: number }; sum?: number } = {};
    page.window = page;
    runInNewContext(text, page);
    expect(page.sum).toBe(3);
  });
});
