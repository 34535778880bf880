import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExampleId } from "../../app/features/training/example-id";
import type { Remedy, Reply } from "../../app/features/training/remedy";
import { inShop } from "../../app/platform/db.server";
import { openAdmin } from "../support/browser";
import { startTestCluster } from "../support/cluster";
import { copyOf, type TestDatabase } from "../support/database-copy";
import { anAssistant } from "../support/people";
import { LOTO } from "../support/practice-shop";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 375, height: 812 };
type Way = "doIt" | "askIt" | "notMine";

/** What somebody with the default role who knows the work does, example by example. */
const WALK: [id: ExampleId, reply: Reply, remedy: Remedy, way: Way][] = [
  ["late", "late", "answer", "doIt"],
  ["return", "own", "return", "notMine"],
  ["address", "own", "address", "askIt"],
  ["large", "own", "item", "askIt"],
  ["not_received", "delivered", "courier", "doIt"],
  ["no_link", "shipped_no_tracking", "answer", "doIt"],
  ["broken", "refunded", "item", "doIt"],
  ["withdrawal", "refunded", "all", "doIt"],
  ["read_out", "own", "answer", "doIt"],
  ["old", "own", "item", "askIt"],
];

describe.each(["it", "en"] as const)("an assistant practises in %s", (language) => {
  const say = wordsIn(language);
  let cluster: Awaited<ReturnType<typeof startTestCluster>>;
  let database: TestDatabase;
  let journey: Journey;
  let watched: Watched;

  async function open(as: string, path = ""): Promise<FrameLocator> {
    const app = await openAdmin(watched.page, { as, path });
    const chosen = app.locator(`nav.delega-foot button[lang=${language}]`);
    if ((await chosen.getAttribute("aria-current")) !== "true") await chosen.click();
    await app.locator(`nav.delega-foot button[lang=${language}][aria-current=true]`).waitFor();
    return app;
  }

  async function answer(app: FrameLocator, [, reply, remedy, way]: (typeof WALK)[number]): Promise<void> {
    const label = reply === "own" ? say("training", "reply_own") : say("replies", `name_${reply}`);
    await app.getByLabel(say("training", "reply"), { exact: true }).selectOption({ label });
    await app.getByLabel(say("training", "remedy"), { exact: true }).selectOption(remedy);
    const refund = remedy === "item" || remedy === "all";
    const name =
      way === "doIt" && refund ? RegExp(say("training", "refundIt", { amount: ".+" })) : say("training", way);
    await app.getByRole("button", { name }).click();
  }

  const title = (id: ExampleId) => say("training", `title_${id}`);
  const complaints = async () =>
    (await new AxeBuilder({ page: watched.page }).include("#app").analyze()).violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target }) => target.join(" ")),
    }));
  const wide = (app: FrameLocator) => app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);

  beforeAll(async () => {
    cluster = await startTestCluster();
    database = await copyOf(cluster.url, 4);
    journey = await startJourney(`assistant-trains-${language}`, { env: { DATABASE_URL: database.url } });
    watched = await journey.newPage(DESKTOP);
    await openAdmin(watched.page, { as: "owner" });
    await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
  }, 120_000);
  afterAll(async () => {
    await journey.close();
    await database.close();
    await cluster.stop();
  });

  it("who is not on the list yet comes to the examples, with no order of the shop", async () => {
    const app = await open("stranger");
    await app.getByRole("link", { name: say("training", "link") }).click();
    await app.getByRole("heading", { name: say("training", "title"), exact: true }).waitFor();
    await app.getByText(say("training", "own_not_begun", { owner: "Marta Rossi" })).waitFor();
    await watched.shot("stranger");
    await app.getByRole("link", { name: say("training", "start"), exact: true }).click();
    await app.getByRole("heading", { name: title("late"), exact: true }).waitFor();
  });

  it("is told what is missing, stays under the band while scrolling, and learns from a mistake", async () => {
    const app = await open("assistant");
    await app.getByRole("link", { name: say("training", "link") }).click();
    await app.getByRole("link", { name: title("not_received") }).click();
    await app.getByRole("heading", { name: title("not_received"), exact: true }).waitFor();
    await app.getByRole("button", { name: say("training", "doIt") }).click();
    expect(await app.getByText(say("training", "remedyChoose")).count()).toBeGreaterThan(0);
    await watched.shot("missing");
    await answer(app, ["not_received", "refunded", "item", "doIt"]);
    await app
      .getByRole("heading", { name: say("training", "resultWrong", { title: title("not_received") }) })
      .waitFor();
    for (const key of ["nothingLeft", "why_not_received", "rule_delivered"] as const)
      await app.getByText(say("training", key)).waitFor();
    await watched.shot("mistake", true);
    const band = app.getByRole("region", { name: say("training", "bandLabel") });
    await app.locator("html").evaluate((html) => {
      html.scrollTo(0, html.scrollHeight);
    });
    const box = await band.evaluate((element) => element.getBoundingClientRect().top);
    expect(box).toBeGreaterThanOrEqual(0);
    expect(box).toBeLessThan(60);
    expect(await complaints()).toEqual([]);
    await watched.page.setViewportSize(PHONE);
    await watched.shot("mistake-phone", true);
    expect(await wide(app)).toBeLessThanOrEqual(0);
    expect(await complaints()).toEqual([]);
    await watched.page.setViewportSize(DESKTOP);
  });

  it("gets all ten right, the score counting the latest try and telling the first", async () => {
    const app = await open("assistant", "/app/training");
    for (const step of WALK) {
      await app.getByRole("link", { name: title(step[0]) }).click();
      await app.getByRole("heading", { name: title(step[0]), exact: true }).waitFor();
      await answer(app, step);
      await app.getByRole("heading", { name: say("training", "resultRight", { title: title(step[0]) }) }).waitFor();
      if (step[0] === "broken") await watched.shot("right", true);
    }
    await app.getByText(say("training", "scoreFirst", { first: 9 })).waitFor();
    await app.getByRole("link", { name: say("training", "toStart") }).click();
    await app.getByText(say("training", "allRight")).waitFor();
    await watched.shot("ten-of-ten", true);
    expect(await complaints()).toEqual([]);
    await watched.page.setViewportSize(PHONE);
    await watched.shot("ten-of-ten-phone", true);
    expect(await wide(app)).toBeLessThanOrEqual(0);
    await watched.page.setViewportSize(DESKTOP);
  });

  it("practises by keyboard on an order of the shop's, which shows no more than the desk does", async () => {
    const app = await open("assistant", "/app/training");
    const order = app.locator(".delega-list a").first();
    await order.focus();
    await watched.page.keyboard.press("Enter");
    await app.getByText(say("training", "bandOwn")).waitFor();
    const reply = app.getByLabel(say("training", "reply"), { exact: true });
    await reply.focus();
    await watched.page.keyboard.press("ArrowDown");
    await app.getByRole("button", { name: say("training", "askIt") }).focus();
    await watched.page.keyboard.press("Enter");
    await app.getByText(say("training", "nothingLeft")).waitFor();
    expect(await app.locator(".delega-training-result").evaluate((one) => one === document.activeElement)).toBe(true);
    await watched.shot("own-order", true);
    expect(await complaints()).toEqual([]);
  });

  it("the owner reads the score, practises as that person, and the shop is as it was", async () => {
    const app = await open("owner", "/app/training");
    await app.getByText(say("training", "score", { right: 10, of: 10 })).waitFor();
    expect(await app.getByLabel(say("training", "asWhom")).inputValue()).toMatch(/^grant:/);
    await watched.shot("owner", true);
    await app.getByLabel(say("training", "asWhom")).selectOption("preset:auditor");
    await app.locator('a[href*="as=preset:auditor"]').first().waitFor();
    await app.getByRole("link", { name: title("late") }).click();
    await app.getByText(say("training", "decidedAs", { name: say("try", "preset_auditor") })).waitFor();
    await answer(app, ["late", "late", "answer", "notMine"]);
    await app.getByRole("heading", { name: say("training", "resultRight", { title: title("late") }) }).waitFor();
    expect(journey.practice.store.state.mutations).toEqual([]);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select 1 from intent union all select 1 from usage"));
    expect(rows).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});
