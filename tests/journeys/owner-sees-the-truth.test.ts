import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatMoney, formatShortMoney } from "../../app/platform/money";
import { OTHER_APP, type Order } from "../practice/shop/state";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const FULL = "loto-lento";
const EMPTY = "onda-lenta";
const SIXTY_DAYS_MS = 60 * 86_400_000;

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney("owner-sees-the-truth");
  journey.practice.store.state.shops.get(`${EMPTY}.myshopify.com`)?.orders.splice(0);
});
afterAll(() => journey.close());

/** What the store itself holds: every refund of the last 60 days, added up per currency, and those of the other app. */
function sums(handle: string) {
  const orders = journey.practice.store.state.shops.get(`${handle}.myshopify.com`)?.orders ?? [];
  const since = Date.now() - SIXTY_DAYS_MS;
  const refunds = orders.flatMap((order) =>
    order.refunds.filter(({ createdAt }) => Date.parse(createdAt) >= since).map((refund) => ({ order, refund })),
  );
  const paid = ({ transactions }: Order, ids: readonly number[]) =>
    transactions.filter(({ id }) => ids.includes(id)).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amounts = refunds.map(({ order, refund }) => paid(order, refund.transactionIds));
  const byApp = refunds.filter(({ order, refund }) =>
    order.agreements.some(({ refundId, app }) => refundId === refund.id && app?.id === OTHER_APP.id),
  ).length;
  return {
    count: refunds.length,
    totalMinor: amounts.reduce((sum, amount) => sum + amount, 0),
    passing: (limitMinor: number) => amounts.filter((amount) => amount <= limitMinor).length,
    byApp,
  };
}

describe.each([{ language: "it" as const }, { language: "en" as const }])("the truth in $language", ({ language }) => {
  const say = wordsIn(language);
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: "EUR" }, language);
  const round = (amountMinor: number) => formatShortMoney({ amountMinor, currency: "EUR" }, language);
  const headline = (limitMinor: number) => {
    const { count, passing } = sums(FULL);
    const words = { limit: round(limitMinor), passes: passing(limitMinor), asks: count - passing(limitMinor) };
    return say("past", "headline", words).replace(/<\/?\w>/g, "");
  };
  let owner: Watched;

  async function open(handle: string, path = ""): Promise<FrameLocator> {
    const app = await openAdmin(owner.page, { as: "owner", handle, path });
    const chosen = app.locator(`nav.delega-foot button[lang=${language}]`);
    if ((await chosen.getAttribute("aria-current")) !== "true") await chosen.click();
    await app.locator(`nav.delega-foot button[lang=${language}][aria-current=true]`).waitFor();
    return app;
  }

  const tooWide = (app: FrameLocator) => app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);

  beforeAll(async () => {
    owner = await journey.newPage();
  });

  it("a full shop reads its own refunds: the total is Shopify's, and who is not known is said", async () => {
    const app = await open(FULL);
    const { count, totalMinor, byApp } = sums(FULL);
    await app.getByText(money(totalMinor), { exact: true }).waitFor();
    await app.getByText(say("past", "asShopify")).waitFor();
    await app.getByText(say("past", "byUnknownCount", { count: count - byApp })).waitFor();
    await app.getByText(say("past", "byAppCount", { count: byApp })).waitFor();
    await app.getByRole("heading", { name: headline(3000) }).waitFor();
    await owner.shot(`full-${language}`, true);
  });

  it("the slider answers to the keyboard, and says the sentence to those who hear it", async () => {
    const app = owner.page.frameLocator("#app");
    const slider = app.getByRole("slider", { name: say("past", "limitPick") });
    await slider.focus();
    await slider.press("ArrowLeft");
    expect(await slider.getAttribute("aria-valuetext")).toBe(headline(2900));
    await slider.press("PageDown");
    expect(await slider.getAttribute("aria-valuetext")).toBe(headline(2400));
    await slider.press("Shift+ArrowRight");
    await app.getByRole("heading", { name: headline(2900) }).waitFor();
  });

  it("the ten largest stand under it, the rest on a tap, each with its order and by whom", async () => {
    const app = owner.page.frameLocator("#app");
    const rows = app.locator("table.delega-past tbody tr");
    expect(await rows.count()).toBe(10);
    await app.getByRole("button", { name: say("past", "showAll", { count: 34 }) }).click();
    expect(await rows.count()).toBe(34);
    expect(await rows.getByText(say("past", "byUnknown")).count()).toBe(34 - sums(FULL).byApp);
    expect(await rows.first().getByRole("link").getAttribute("href")).toMatch(/^\/app\/orders\/\d+/);
  });

  it("'Use' keeps the amounts, and the next invitation starts with them", async () => {
    let app = owner.page.frameLocator("#app");
    await app.getByRole("button", { name: say("past", "use", { limit: round(2900) }) }).click();
    await app.getByText(say("past", "used", { limit: round(2900) })).waitFor();
    app = await open(FULL, "/app/team/invite");
    await app.getByLabel(say("team", "name")).fill("Chiara Bianchi");
    await app.getByLabel(say("team", "email")).fill("chiara@assist.example");
    await app.getByRole("button", { name: say("common", "next") }).click();
    expect(await app.getByLabel(say("team", "perOrder")).inputValue()).toBe(language === "it" ? "29,00" : "29.00");
  });

  it("fits a phone", async () => {
    await owner.page.setViewportSize({ width: 375, height: 812 });
    const app = await open(FULL);
    await app.getByRole("heading", { name: headline(3000) }).waitFor();
    expect(await tooWide(app)).toBeLessThanOrEqual(0);
    await owner.shot(`full-phone-${language}`, true);
    await owner.page.setViewportSize({ width: 1280, height: 900 });
  });

  it("an empty shop gets a careful start with its reason, and no empty chart", async () => {
    const app = await open(EMPTY);
    await app.getByRole("heading", { name: say("past", "emptyTitle", { limit: round(3000) }) }).waitFor();
    await app.getByText(say("past", "emptyBody", { limit: round(3000) })).waitFor();
    expect(await app.getByRole("slider").count()).toBe(0);
    await owner.shot(`empty-${language}`, true);
  });

  it("a case is tried against the real rules: the deciding one first, every other one below", async () => {
    const app = await open(FULL, "/app/try");
    await app.locator("tr[data-decides=ask]").getByText(say("try", "limit_order")).waitFor();
    expect(await app.locator("table.delega-verdict tbody tr").count()).toBeGreaterThan(6);
    await app.getByText(say("try", "passesNow", { amount: money(3000) })).waitFor();
    await app.getByRole("button", { name: say("past", "onThePast") }).click();
    await app.getByText(say("past", "line", { count: 34, passes: 31, asks: 3 })).waitFor();
    await owner.shot(`try-${language}`, true);
    await app.getByText(say("try", "more")).click();
    await app.getByLabel(say("try", "payment"), { exact: true }).selectOption("PENDING");
    await app.getByRole("button", { name: say("try", "try"), exact: true }).click();
    await app.locator("tr[data-decides=deny]").getByText(say("try", "if_payment_status")).first().waitFor();
    await owner.page.setViewportSize({ width: 375, height: 812 });
    await app.getByLabel(say("try", "order"), { exact: true }).fill("#1262");
    await app.getByRole("button", { name: say("try", "try"), exact: true }).click();
    await app.getByText(/#1262:/).waitFor();
    expect(await tooWide(app)).toBeLessThanOrEqual(0);
    await owner.shot(`try-phone-${language}`, true);
    await owner.page.setViewportSize({ width: 1280, height: 900 });
  });

  it("and so far nothing was written to Shopify, and no page had an error", () => {
    expect(journey.practice.store.state.mutations).toEqual([]);
    expect(owner.errors).toEqual([]);
  });
});
