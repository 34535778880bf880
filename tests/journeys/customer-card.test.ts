import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presetRules } from "../../app/features/policy/presets";
import type { Rule } from "../../app/features/policy/rule";
import type { Order } from "../practice/shop/state";
import { openAdmin } from "../support/browser";
import { startTestCluster } from "../support/cluster";
import { copyOf, type TestDatabase } from "../support/database-copy";
import { anAssistantWith } from "../support/people";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const PHONE = { width: 375, height: 812 };

/** One tap for the name and one for the e-mail, the phone asks, the address is not part of the work. */
const RULES = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 }).map((rule): Rule => {
  switch (rule.action) {
    case "customer.name":
    case "customer.email":
      return { ...rule, limits: rule.limits.map((limit) => ({ ...limit, max: 1 })) };
    case "customer.phone":
      return { ...rule, answer: "ask" };
    case "customer.address":
      return { ...rule, answer: "deny" };
    default:
      return rule;
  }
});

describe.each(["it", "en"] as const)("the customer's card on a phone, by keyboard alone, in %s", (language) => {
  const say = wordsIn(language);
  let cluster: Awaited<ReturnType<typeof startTestCluster>>;
  let database: TestDatabase;
  let journey: Journey;
  let watched: Watched;
  let app: FrameLocator;
  let order: Order;
  let next: Order;

  const open = async (one: Order) => {
    app = await openAdmin(watched.page, { as: "assistant", path: `/app/orders/${String(one.id)}` });
    if (
      language === "en" &&
      (await app.getByRole("button", { name: "English" }).getAttribute("aria-current")) !== "true"
    ) {
      await app.getByRole("button", { name: "English" }).click();
      await app.locator("nav.delega-foot button[lang=en][aria-current=true]").waitFor();
    }
  };

  beforeAll(async () => {
    cluster = await startTestCluster();
    database = await copyOf(cluster.url, 4);
    journey = await startJourney(`customer-card-${language}`, { env: { DATABASE_URL: database.url } });
    watched = await journey.newPage(PHONE);
    await openAdmin(watched.page, { as: "owner" });
    await anAssistantWith(RULES);
    const whole = (journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.orders ?? []).filter(
      (one) => one.email !== null && one.phone !== null && one.shippingAddress !== null,
    );
    const [last, before] = [whole.at(-1), whole.at(-2)];
    if (last === undefined || before === undefined) throw new Error("the demo shop has no such orders");
    [order, next] = [last, before];
  }, 120_000);
  afterAll(async () => {
    await journey.close();
    await database.close();
    await cluster.stop();
  });

  it("says of each field what it is, what is left, or whom to ask", async () => {
    await open(order);
    const card = await app.locator("body").innerText();
    expect(card).toContain(order.shippingAddress?.city);
    expect(card).toContain(`${order.email?.charAt(0) ?? ""}•••@`);
    expect(card).toContain(say("orders", "hidden_phone"));
    expect(card).toContain(say("orders", "hidden_address"));
    expect(card).toContain(say("policy", "no_right"));
    expect(card).toContain(say("policy", "rule_asks", { owner: "Marta Rossi" }));
    expect(card).toContain(
      say("policy", "countLeft", { left: 1, max: 1, window: say("policy", "window_rolling_24h") }),
    );
    expect(await app.getByRole("button", { name: say("orders", "showWhat_address") }).count()).toBe(0);
    expect(await app.getByRole("button", { name: say("orders", "showWhat_phone") }).isDisabled()).toBe(true);
    for (const hidden of [order.email, order.phone, order.shippingAddress?.address1])
      expect(await app.locator("html").innerHTML()).not.toContain(hidden);
    await app.getByRole("heading", { name: say("orders", "customer"), exact: true }).scrollIntoViewIfNeeded();
    await watched.shot("four-states");
  });

  it("opens the e-mail with the keyboard, and keeps it open when the page is loaded again", async () => {
    await app.getByRole("button", { name: say("orders", "showWhat_email") }).press("Enter");
    await app.getByText(say("orders", "revealNote")).waitFor();
    await watched.shot("why");
    await app.getByRole("button", { name: say("orders", "reason_carrier_asks") }).press("Enter");
    await app.getByText(order.email ?? "").waitFor();
    await watched.shot("shown");
    await open(order);
    await app.getByText(order.email ?? "").waitFor();
    expect(await app.getByRole("button", { name: say("orders", "showWhat_email") }).count()).toBe(0);
  });

  it("says on the next order that the taps are used up", async () => {
    await open(next);
    const button = app.getByRole("button", { name: say("orders", "showWhat_email") });
    expect(await button.isDisabled()).toBe(true);
    await app
      .getByText(say("policy", "over_limit_count", { max: 1, window: say("policy", "window_rolling_24h") }))
      .waitFor();
    await button.scrollIntoViewIfNeeded();
    await watched.shot("used-up");
  });

  it("has nothing for axe, nothing wider than the screen and no error", async () => {
    const { violations } = await new AxeBuilder({ page: watched.page }).include("#app").analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    expect(await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
    expect(watched.errors).toEqual([]);
  });
});
