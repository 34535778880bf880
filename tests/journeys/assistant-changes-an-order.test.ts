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

/** An address in Italy may be changed, any other has to be asked for; addresses themselves stay hidden. */
const RULES = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 }).map((rule): Rule => {
  if (rule.action === "customer.address") return { ...rule, answer: "deny" };
  if (rule.action !== "order.address") return rule;
  return { ...rule, answer: "can", conditions: [{ kind: "country", oneOf: ["IT"], noneOf: [], otherwise: "ask" }] };
});

describe.each(["it", "en"] as const)("an assistant changes an order, in %s", (language) => {
  const say = wordsIn(language);
  let cluster: Awaited<ReturnType<typeof startTestCluster>>;
  let database: TestDatabase;
  let journey: Journey;
  let watched: Watched;
  let app: FrameLocator;
  let allowed: Order;
  let abroad: Order;

  const open = async (path: string) => {
    app = await openAdmin(watched.page, { as: "assistant", path });
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
    journey = await startJourney(`changes-${language}`, { env: { DATABASE_URL: database.url } });
    const shop = journey.practice.store.state.shops.get("loto-lento.myshopify.com");
    shop?.grantedScopes.add("write_orders");
    watched = await journey.newPage({ width: 1280, height: 900 });
    await openAdmin(watched.page, { as: "owner" });
    await anAssistantWith(RULES);
    const unsent = (shop?.orders ?? []).filter(
      (one) => one.fulfilments.length === 0 && one.cancelledAt === null && one.shippingAddress !== null,
    );
    const [last, before] = [unsent.at(-1), unsent.at(-2)];
    if (last?.shippingAddress == null || before?.shippingAddress == null) throw new Error("no such orders");
    [allowed, abroad] = [last, before];
    allowed.note = null;
    allowed.shippingAddress = { ...last.shippingAddress, country: "Italy", countryCode: "IT" };
    abroad.shippingAddress = { ...before.shippingAddress, country: "France", countryCode: "FR" };
  }, 120_000);
  afterAll(async () => {
    await journey.close();
    await database.close();
    await cluster.stop();
  });

  it("finds on the order's page what can be changed, and opens the address", async () => {
    await open(`/app/orders/${String(allowed.id)}`);
    await app.getByRole("heading", { name: say("changes", "title"), exact: true }).scrollIntoViewIfNeeded();
    await watched.shot("card");
    await app.getByRole("link", { name: say("changes", "open_address") }).click();
    await app.getByRole("heading", { name: say("changes", "now"), exact: true }).waitFor();
    expect(await app.locator("html").innerHTML()).not.toContain(allowed.shippingAddress?.address1);
    await app.getByText(say("orders", "hidden_address")).waitFor();
  });

  it("types the new street without ever seeing the old one, and has it changed with a reference", async () => {
    const { firstName, lastName } = allowed.shippingAddress ?? {};
    const save = app.getByRole("button", { name: say("changes", "save_address") });
    expect(await save.isDisabled()).toBe(true);
    await app.getByLabel(say("changes", "street")).fill("Via Nuova 7");
    await app.getByLabel(say("changes", "zip")).fill("35121");
    await watched.shot("side-by-side");
    await save.click();
    await app.getByText(say("changes", "done")).waitFor();
    await watched.shot("done");
    expect(allowed.shippingAddress).toMatchObject({ firstName, lastName, address1: "Via Nuova 7", zip: "35121" });
    expect(await app.locator("body").innerText()).toMatch(/D-\d{5}/);
  });

  it("meets a note that somebody wrote meanwhile: what was typed stays, and is added below it", async () => {
    await open(`/app/orders/${String(allowed.id)}/change/note`);
    const field = app.locator("textarea[name=note]");
    await field.fill("Richiamare domani");
    allowed.note = "Dal magazzino: manca un pezzo";
    await app.getByRole("button", { name: say("changes", "save_note") }).click();
    await app.getByText(say("changes", "isNowOtherwise")).waitFor();
    await app.getByText(say("changes", "noteHidden")).waitFor();
    expect(await field.inputValue()).toBe("Richiamare domani");
    expect(allowed.note).toBe("Dal magazzino: manca un pezzo");
    await watched.shot("meanwhile");
    await app.getByRole("button", { name: say("changes", "looked") }).click();
    await app.getByText(say("changes", "done")).waitFor();
    expect(allowed.note).toBe("Dal magazzino: manca un pezzo\nRichiamare domani");
  });

  it("reads before the click that an address abroad has to be asked for, asks, and nothing leaves", async () => {
    const street = abroad.shippingAddress?.address1;
    await open(`/app/orders/${String(abroad.id)}/change/address`);
    const ask = app.getByRole("button", { name: say("approvals", "ask") });
    await ask.waitFor();
    expect(await ask.isDisabled()).toBe(true);
    await app.getByLabel(say("changes", "street")).fill("Rue Neuve 7");
    await app.getByLabel(say("changes", "city")).fill("Lyon");
    await app.getByLabel(say("approvals", "askNote")).fill("Ha traslocato.");
    await watched.shot("ask");
    await ask.click();
    await app.getByRole("heading", { name: say("changes", "asked") }).waitFor();
    expect(abroad.shippingAddress?.address1).toBe(street);
    app = await openAdmin(watched.page, { as: "owner", path: "/app/approvals" });
    await app.getByRole("link", { name: abroad.name }).first().click();
    await app.getByText("Rue Neuve 7").waitFor();
    await watched.shot("owner-reads");
  });

  it("has nothing for axe, nothing wider than the screen and no error", async () => {
    const { violations } = await new AxeBuilder({ page: watched.page }).include("#app").analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    expect(await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
    expect(watched.errors).toEqual([]);
  });
});
