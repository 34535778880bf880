import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "../practice/shop/state";
import { openAdmin } from "../support/browser";
import { startTestCluster } from "../support/cluster";
import { copyOf, type TestDatabase } from "../support/database-copy";
import { anAssistant } from "../support/people";
import { addRichOrders } from "../support/rich-orders";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

describe.each(["it", "en"] as const)(
  "a refund above the limit, asked for and approved on a phone, in %s",
  (language) => {
    const say = wordsIn(language);
    let cluster: Awaited<ReturnType<typeof startTestCluster>>;
    let database: TestDatabase;
    let journey: Journey;
    let owner: Watched;
    let assistant: Watched;
    let app: FrameLocator;
    let order: Order;

    beforeAll(async () => {
      cluster = await startTestCluster();
      database = await copyOf(cluster.url, 4);
      journey = await startJourney(`owner-approves-${language}`, { env: { DATABASE_URL: database.url } });
      assistant = await journey.newPage();
      owner = await journey.newPage({ width: 375, height: 667 });
      const { state } = journey.practice.store;
      const shop = state.shops.get("loto-lento.myshopify.com");
      shop?.grantedScopes.add("write_orders");
      const [found] = shop === undefined ? [] : addRichOrders(journey.practice.store, shop, { count: 1 });
      if (found === undefined) throw new Error("no order");
      order = found;
      await inLanguage(owner, await openAdmin(owner.page, { as: "owner" }));
      await anAssistant({ perOrderMinor: 100, perDayMinor: 10_000 });
      await inLanguage(assistant, await openAdmin(assistant.page, { as: "assistant" }));
    }, 120_000);
    afterAll(async () => {
      await journey.close();
      await database.close();
      await cluster.stop();
    });

    async function inLanguage({ page }: Watched, frame: FrameLocator): Promise<void> {
      if (language === "it") return;
      // The words change before the choice is kept; whoever leaves in between has not chosen.
      const kept = page.waitForResponse((response) => response.request().method() === "POST");
      await frame.getByRole("button", { name: "English" }).click();
      await kept;
      await frame.locator("nav.delega-foot button[lang=en][aria-current=true]").waitFor();
    }

    it("the assistant asks, with a reason and some words, and nothing leaves", async () => {
      app = await openAdmin(assistant.page, { as: "assistant", path: `/app/orders/${String(order.id)}/refund` });
      await app.locator("li select").first().selectOption("1");
      await app.getByLabel(say("refunds", "reason")).selectOption("damaged");
      await app.getByLabel(say("approvals", "askNote")).fill("Arrivato rotto, foto nel ticket 88207.");
      await assistant.shot("asks");
      await app.getByRole("button", { name: say("approvals", "ask") }).click();
      await app.getByRole("heading", { name: say("refunds", "asked") }).waitFor();
      await assistant.shot("asked");
      expect(order.refunds).toEqual([]);
    });

    it("the owner sees amount, order, reason and both answers on a phone without scrolling, each large enough to tap", async () => {
      app = await openAdmin(owner.page, { as: "owner" });
      await owner.shot("home");
      await app.getByRole("heading", { name: say("approvals", "title") }).waitFor();
      await app.getByRole("link", { name: order.name }).first().click();
      const yes = app.getByRole("button", { name: say("approvals", "approveAmount", { amount: "" }).trim() });
      await yes.first().waitFor();
      await owner.shot("request");
      for (const button of [yes.first(), app.getByRole("button", { name: say("approvals", "decline"), exact: true })]) {
        const box = await button.boundingBox();
        expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(667);
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      }
      await yes.first().click();
      await app.getByText(say("approvals", "waitsForAsker", { who: "Chiara Bianchi" })).waitFor();
      await owner.shot("approved");
      expect(order.refunds).toEqual([]);
    });

    it("the assistant does what was approved with one tap from home, and it is one refund", async () => {
      app = await openAdmin(assistant.page, { as: "assistant" });
      await app.getByRole("heading", { name: say("approvals", "answers") }).waitFor();
      await assistant.shot("home-approved");
      await app.getByRole("link", { name: order.name }).first().click();
      await app.getByText("Approv").first().waitFor();
      await assistant.shot("do-it");
      await app.locator("button.Polaris-Button--variantPrimary").first().dblclick();
      await expect.poll(() => order.refunds.length, { timeout: 20_000 }).toBe(1);
      await assistant.shot("done");
      expect([...owner.errors, ...assistant.errors]).toEqual([]);
    });
  },
);
