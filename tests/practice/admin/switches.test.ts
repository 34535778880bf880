import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECTIONS, SWITCHES } from "../shop/control";
import { startPracticeStore, type PracticeStore } from "../shop/server";
import { startFrame, type Listening } from "./server";

/** Switches that are no form: an id token is the frame's own business, installing is the consent screen's. */
const NOT_FOR_PEOPLE = ["POST /practice/id-token", "POST /practice/install"];

let store: PracticeStore;
let frame: Listening;
beforeEach(async () => {
  store = await startPracticeStore({ apiKey: "key", apiSecret: "a-secret-for-the-stand-in" });
  frame = await startFrame({ storeUrl: store.url, appUrl: store.url, proxyOrigin: store.url, port: 0 });
});
afterEach(async () => {
  await frame.close();
  await store.close();
});

const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${String(frame.port)}${path}`, init);
const post = (path: string, body: object) =>
  at(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

describe("the page of switches", () => {
  it("shows every switch that changes something, and each form and view has its switch", () => {
    const shown = SECTIONS.flatMap(({ panels }) => panels.map(({ does }) => does));
    const changing = Object.keys(SWITCHES).filter((one) => one.startsWith("POST "));
    expect(new Set([...shown, ...NOT_FOR_PEOPLE])).toEqual(new Set(changing));
    const views = SECTIONS.flatMap((section) => (section.views ?? []).map(({ shows }) => shows));
    expect(views.filter((one) => !(one in SWITCHES))).toEqual([]);
  });

  it("names each field of a form once, and each form of a section once: labels and ids are unique", () => {
    for (const { title, panels } of SECTIONS) {
      expect(new Set(panels.map((panel) => panel.title)).size, title).toBe(panels.length);
      for (const { fields = [], title: form } of panels)
        expect(new Set(fields.map(({ name }) => name)).size, form).toBe(fields.length);
    }
  });

  it("comes with its scripts and styles; a file that is not there is not found", async () => {
    const page = await (await at("/practice")).text();
    for (const [, path = ""] of page.matchAll(/(?:src|href)="(\/frame\/[^"]+)"/g))
      expect((await at(path)).status).toBe(200);
    expect((await at("/frame/nothing.js")).status).toBe(404);
    expect((await at("/frame/..%2fserver.ts", { redirect: "manual" })).status).toBe(302);
  });

  it("throws a switch over http through the frame, and says what was wrong with the rest", async () => {
    expect((await post("/practice/faults", { kind: "slow", operation: "query", ms: 5 })).status).toBe(200);
    expect(store.state.faults).toMatchObject([{ kind: "slow", operation: "query", ms: 5, times: 1 }]);
    const wrong = await post("/practice/faults", { kind: "earthquake" });
    expect([wrong.status, JSON.stringify(await wrong.json())]).toEqual([400, expect.stringContaining("kind")]);
    expect((await post("/practice/uninstall", { shop: "never.myshopify.com" })).status).toBe(404);
  });
});

describe("the admin", () => {
  it("gives App Bridge as one script and says who looks at what", async () => {
    expect(await (await at("/app-bridge.js")).text()).toContain("window.shopify = ");
    const page = await (await at("/store/onda-lenta/apps/delega/app/team?as=assistant")).text();
    expect(page).toContain('"shop":"onda-lenta.myshopify.com","path":"/app/team","as":"assistant"');
  });
});
