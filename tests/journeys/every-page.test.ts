import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 812 } } as const;
const EACH_SIZE = Object.keys(SIZES) as (keyof typeof SIZES)[];
/** A key of the catalogue, a gap that nobody filled, or a value that is none. */
const MISSING_WORD =
  /\b(changes|common|doubt|matrix|roles|team|orders|past|refunds|replies|audit|policy|problem|stop|training|try|viewAs|leak):\w+|{{\w+}}|\bundefined\b|\bNaN\b/;
let journey: Journey;
let order = "";
let unsent = "";
let grant = "";
let role = "";

beforeAll(async () => {
  journey = await startJourney("every-page");
  const orders = journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.orders ?? [];
  order = String(orders.find((one) => one.name === "#1264")?.id);
  const still = orders.findLast((one) => one.fulfilments.length === 0 && one.shippingAddress !== null);
  unsent = String(still?.id);
  const owner = await journey.newPage();
  const app = await openAdmin(owner.page, { as: "owner", path: "/app/team/invite" });
  await app.getByLabel("Nome").fill("Chiara Bianchi");
  await app.getByLabel("E-mail").fill("chiara@assist.example");
  await app.getByRole("button", { name: "Avanti" }).click();
  await app.getByRole("button", { name: "Avanti" }).click();
  await app.getByRole("button", { name: "Crea l'invito" }).click();
  await app.getByText("è pronto").waitFor();
  const assistant = await journey.newPage();
  const welcome = await openAdmin(assistant.page, { as: "assistant" });
  await welcome.getByRole("button", { name: "Inizia" }).click();
  await welcome.getByLabel("Cerca un ordine").waitFor();
  const team = await openAdmin(owner.page, { as: "owner", path: "/app/team" });
  const link = team.getByRole("link", { name: /Apri: Chiara/ }).or(team.getByRole("button", { name: /Apri: Chiara/ }));
  await link.click();
  await team.getByRole("button", { name: "Blocca subito" }).waitFor();
  grant = /team\/([0-9a-f-]{36})/.exec(owner.page.url())?.[1] ?? "";
  const roles = await openAdmin(owner.page, { as: "owner", path: "/app/roles" });
  const named = await roles.locator(".delega-matrix thead a").first().getAttribute("href");
  role = /[0-9a-f-]{36}/.exec(named ?? "")?.[0] ?? "";
});
afterAll(() => journey.close());

/** Every page by who opens it; the small shop has no assistants and few orders, `errors` shows what is refused. */
const PAGES: { as: string; handle?: string; path: () => string }[] = [
  { as: "owner", path: () => "/app" },
  { as: "owner", handle: "onda-lenta", path: () => "/app" },
  { as: "owner", handle: "onda-lenta", path: () => "/app/team" },
  { as: "owner", handle: "onda-lenta", path: () => "/app/audit" },
  { as: "owner", path: () => "/app/orders" },
  { as: "owner", path: () => `/app/orders/${order}` },
  { as: "owner", path: () => `/app/orders/${order}/refund` },
  { as: "owner", path: () => `/app/orders/${order}/change/note` },
  { as: "owner", path: () => `/app/orders/${order}/change/tags` },
  { as: "owner", path: () => `/app/orders/${order}/change/email` },
  { as: "owner", path: () => `/app/orders/${unsent}/change/address` },
  { as: "owner", path: () => "/app/replies" },
  { as: "owner", path: () => "/app/team" },
  { as: "owner", path: () => `/app/team/${grant}` },
  { as: "owner", path: () => "/app/team/invite" },
  { as: "owner", handle: "onda-lenta", path: () => "/app/roles" },
  { as: "owner", path: () => "/app/roles" },
  { as: "owner", path: () => "/app/roles/new" },
  { as: "owner", path: () => `/app/roles/${role}` },
  { as: "owner", path: () => `/app/roles/${role}/history` },
  { as: "assistant", path: () => "/app/roles" },
  { as: "owner", path: () => "/app/audit" },
  { as: "owner", path: () => "/app/audit/1" },
  { as: "owner", path: () => "/app/past" },
  { as: "owner", handle: "onda-lenta", path: () => "/app/past" },
  { as: "owner", path: () => "/app/try" },
  { as: "assistant", path: () => "/app/try" },
  { as: "owner", path: () => "/app/training" },
  { as: "owner", path: () => `/app/training/${order}` },
  { as: "assistant", path: () => "/app/training" },
  { as: "assistant", path: () => "/app/training/read_out" },
  { as: "stranger", path: () => "/app/training/broken" },
  { as: "owner", path: () => "/app/limits" },
  { as: "owner", path: () => "/app/doubt" },
  { as: "assistant", path: () => "/app" },
  { as: "assistant", path: () => "/app/orders" },
  { as: "assistant", path: () => "/app/orders?view=late" },
  { as: "assistant", path: () => `/app/orders/${order}` },
  { as: "assistant", path: () => `/app/orders/${order}/refund` },
  { as: "assistant", path: () => `/app/orders/${order}/change/note` },
  { as: "assistant", path: () => `/app/orders/${order}/change/tags` },
  { as: "assistant", path: () => `/app/orders/${unsent}/change/email` },
  { as: "assistant", path: () => `/app/orders/${unsent}/change/address` },
  { as: "assistant", path: () => "/app/replies" },
  { as: "assistant", path: () => "/app/limits" },
  { as: "assistant", path: () => "/app/doubt" },
  { as: "assistant", path: () => "/app/team" },
  { as: "assistant", path: () => "/app/orders/999999999" },
  { as: "stranger", path: () => "/app" },
  { as: "collaborator", path: () => "/app" },
  { as: "stranger", path: () => "/app/doubt" },
  { as: "auditor", path: () => "/app/orders" },
];

const AFTER_THE_STOP: typeof PAGES = [
  { as: "owner", path: () => "/app/stopped" },
  { as: "owner", path: () => `/app/team/${grant}/stopped` },
  { as: "owner", path: () => `/app/team/${grant}` },
  { as: "assistant", path: () => "/app" },
  { as: "assistant", path: () => "/app/orders" },
];

/** What is wrong with these pages: axe, width, words, errors; each is opened once and looked at in both sizes. */
async function wrongIn(pages: typeof PAGES): Promise<string[]> {
  const watched = await journey.newPage(SIZES.desktop);
  const wrong: string[] = [];
  for (const { as, handle, path } of pages) {
    await watched.page.setViewportSize(SIZES.desktop);
    const app = await openAdmin(watched.page, { as, path: path(), ...(handle === undefined ? {} : { handle }) });
    await app.locator("h1").first().waitFor();
    const text = await app.locator("body").innerText();
    const missing = MISSING_WORD.exec(text);
    if (missing !== null) wrong.push(`${as} ${path()}: shows "${missing[0]}"`);
    for (const size of EACH_SIZE) {
      await watched.page.setViewportSize(SIZES[size]);
      await watched.shot(`${size}-${as}-${path().replace(/\W+/g, "-")}`);
      wrong.push(
        ...(await wrongAt(watched, app)).map((fault) => `${as} ${handle ?? ""} ${path()} on a ${size}: ${fault}`),
      );
    }
  }
  return [...wrong, ...watched.errors];
}

async function wrongAt({ page }: Watched, app: FrameLocator): Promise<string[]> {
  const wide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  const { violations } = await new AxeBuilder({ page }).include("#app").analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return [
    ...(wide > 0 ? [`${String(wide)} px too wide`] : []),
    ...grave.map(({ id, nodes }) => {
      const where = nodes.map((node) => node.target.join(" "));
      return `axe ${id}: ${where.slice(0, 3).join(" | ")}`;
    }),
  ];
}

describe("every page, on a desktop and on a phone", () => {
  it("has nothing serious for axe, nothing wider than the screen, no missing word and no error", async () => {
    expect(await wrongIn(PAGES)).toEqual([]);
  }, 600_000);
});

describe("after the owner stopped everyone from home, by the keyboard alone", () => {
  it("the stop screen is there, and its pages are as good as the others at each size", async () => {
    const { page } = await journey.newPage(SIZES.desktop);
    const app = await openAdmin(page, { as: "owner", path: "/app" });
    const button = app.getByRole("button", { name: "Blocca tutti" });
    await button.waitFor();
    await button.focus();
    await page.keyboard.press("Enter");
    const yes = app.getByRole("dialog").getByRole("button", { name: "Blocca tutti" });
    await yes.waitFor();
    await yes.focus();
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "Bloccato l'accesso di tutti" }).first().waitFor();
    await app.getByRole("link", { name: /Altri accessi/ }).click();
    const slack = app.getByRole("checkbox", { name: "Slack" });
    await slack.focus();
    await page.keyboard.press("Space");
    await app.getByText(/Spuntato da/).waitFor();
    expect(await slack.isChecked()).toBe(true);
    expect(await wrongIn(AFTER_THE_STOP)).toEqual([]);
  });
});

describe("the control", () => {
  it("a picture without words and a box wider than a phone, planted in the app's page, are both found", async () => {
    const { page } = await journey.newPage(SIZES.phone);
    const app = await openAdmin(page, { as: "owner", path: "/app/limits" });
    await app.locator("main").evaluate((main) => {
      main.insertAdjacentHTML("beforeend", '<img src="data:,"><div style="width: 900px">wide</div>');
    });
    const { violations } = await new AxeBuilder({ page }).include("#app").analyze();
    expect(violations.map(({ id }) => id)).toContain("image-alt");
    const wide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(wide).toBeGreaterThan(0);
  });
});
