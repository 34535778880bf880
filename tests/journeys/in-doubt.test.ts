import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FrameLocator } from "playwright-core";
import { REFUND_SCOPE, SHIPPING_SCOPE } from "../../app/shopify/api-version";
import { received } from "../practice/shop/sums";
import type { Order } from "../practice/shop/state";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const it_ = wordsIn("it");
const en = wordsIn("en");
let journey: Journey;
let owner: Watched;
let app: FrameLocator;
let order: Order;
let toSend: Order;

beforeAll(async () => {
  journey = await startJourney("in-doubt");
  owner = await journey.newPage();
  const shop = journey.practice.store.state.shops.get("loto-lento.myshopify.com");
  for (const scope of [REFUND_SCOPE, SHIPPING_SCOPE]) shop?.grantedScopes.add(scope);
  const found = shop?.orders.filter((one) => received(one) > 2000 && one.refunds.length === 0).at(-6);
  const unsent = shop?.orders.findLast((one) => one.fulfilments.length === 0 && one.cancelledAt === null);
  if (found === undefined || unsent === undefined) throw new Error("no order to refund, or none to send");
  [order, toSend] = [found, unsent];
});
afterAll(() => journey.close());

describe("an answer that got lost while Shopify cannot be asked either", () => {
  const faults = () => journey.practice.store.state.faults;

  it("is being checked", async () => {
    faults().push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    app = await openAdmin(owner.page, { as: "owner", path: `/app/orders/${String(order.id)}/refund` });
    await app.locator("li select").first().selectOption("1");
    await app.getByLabel(/Motivo/).selectOption("late");
    const button = app.getByRole("button", { name: /Rimborsa \d/ });
    await expect.poll(() => button.isEnabled()).toBe(true);
    await button.click();
    await app.getByText(it_("refunds", "checking")).waitFor();
    faults().push({ operation: "query", kind: "failing_reads", times: 100_000 });
  });

  it("stands in a banner on home, which leads to the page", async () => {
    app = await openAdmin(owner.page, { as: "owner" });
    await app.getByText(it_("doubt", "leadChecking_one", { count: 1 })).waitFor();
    await owner.shot("banner");
    await app.getByRole("link", { name: it_("doubt", "see") }).click();
    await app.getByRole("heading", { name: it_("doubt", "title"), exact: true }).waitFor();
    await app.getByText(it_("doubt", "happened_unanswered")).waitFor();
    await app.getByRole("link", { name: order.name }).waitFor();
    await owner.shot("page-it");
  });

  it("says in English too what happened, and by itself that Shopify cannot be asked", async () => {
    await app.getByRole("button", { name: "English" }).click();
    await app.getByText(en("doubt", "happened_unanswered")).waitFor();
    await app.getByText(en("doubt", "found_unread")).waitFor();
    await app.getByText(en("doubt", "next_blocked")).waitFor({ timeout: 90_000 });
    await owner.shot("page-en-blocked");
  });

  it("is settled when Shopify can be asked again: the page empties itself, and the banner is gone", async () => {
    faults().length = 0;
    await app.getByRole("heading", { name: en("doubt", "emptyTitle") }).waitFor({ timeout: 90_000 });
    await owner.shot("empty");
    app = await openAdmin(owner.page, { as: "owner" });
    await app.locator("h1").first().waitFor();
    expect(await app.getByRole("link", { name: en("doubt", "see") }).count()).toBe(0);
    expect(order.refunds).toHaveLength(1);
    expect(journey.practice.store.state.mutations).toHaveLength(1);
    expect(owner.errors).toEqual([]);
  });

  it("of a parcel without a number tells on a phone which parcel, without a word about money", async () => {
    const phone = await journey.newPage({ width: 375, height: 800 });
    faults().push({ operation: "fulfillmentCreate", kind: "lost_answer", times: 1 });
    app = await openAdmin(phone.page, { as: "owner", path: `/app/orders/${String(toSend.id)}/step/fulfil` });
    await app.getByRole("button", { name: en("changes", "save_fulfil"), exact: true }).click();
    await app.getByText(en("changes", "checking"), { exact: true }).waitFor();
    app = await openAdmin(phone.page, { as: "owner", path: "/app/doubt" });
    await app.getByRole("heading", { name: en("doubt", "what_order.fulfil", { order: toSend.name }) }).waitFor();
    await app.getByText(en("doubt", "countedOnce")).waitFor();
    expect(await app.locator("dl").innerText()).not.toMatch(/€|refund|paid/i);
    await phone.shot("parcel-phone", true);
    expect(phone.errors).toEqual([]);
  });
});
