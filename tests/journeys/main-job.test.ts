import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "../practice/shop/state";
import { received } from "../practice/shop/sums";
import { openAdmin } from "../support/browser";
import { startTestCluster } from "../support/cluster";
import { copyOf, type TestDatabase } from "../support/database-copy";
import { holdsEnd } from "./holds-end";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

describe.each([
  { language: "it" as const, five: "5,00 €", thirty: "30,00 €" },
  { language: "en" as const, five: "€5.00", thirty: "€30.00" },
])("the main job, from invitation to record and stop, in $language", ({ language, five }) => {
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
    journey = await startJourney(`main-job-${language}`, { env: { DATABASE_URL: database.url } });
    owner = await journey.newPage();
    assistant = await journey.newPage();
    const orders = journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.orders ?? [];
    const found = orders.find((one) => one.name === "#1262" && received(one) > 1000);
    if (found === undefined) throw new Error("the demo order is gone");
    order = found;
  });
  afterAll(async () => {
    await journey.close();
    await database.close();
    await cluster.stop();
  });

  /** Everybody of the demo reads Italian; the English journey switches at the foot of the page, once per person. */
  async function inLanguage(frame: FrameLocator): Promise<void> {
    if (language === "it") return;
    await frame.getByRole("button", { name: "English" }).click();
    await frame.locator("nav.delega-foot button[lang=en][aria-current=true]").waitFor();
  }

  it("the owner sees the shop's past, and that nothing was written", async () => {
    app = await openAdmin(owner.page, { as: "owner" });
    await inLanguage(app);
    await app.getByRole("heading", { name: /34/ }).waitFor();
    await app.getByText(say("past", "onlyRead")).waitFor();
    await app.getByRole("heading", { name: /31/ }).waitFor();
    await owner.shot("day-one");
    expect(journey.practice.store.state.mutations).toEqual([]);
  });

  it("the owner invites in three screens, copies the invitation and allows refunds", async () => {
    await app
      .getByRole("link", { name: say("past", "delegate") })
      .or(app.getByRole("button", { name: say("past", "delegate") }))
      .click();
    await app.getByLabel(say("team", "name")).fill("Chiara Bianchi");
    await app.getByLabel(say("team", "email")).fill("chiara@assist.example");
    await owner.shot("who");
    await app.getByRole("button", { name: say("common", "next") }).click();
    await owner.shot("how-much");
    await app.getByRole("button", { name: say("common", "next") }).click();
    await app.getByRole("button", { name: say("team", "createInvitation") }).click();
    await app.getByText(say("team", "invitationReady", { name: "Chiara Bianchi" })).waitFor();
    const text = app.getByLabel(say("team", "copyInvitation")).first();
    expect(await text.inputValue()).toContain("https://admin.shopify.com/store/loto-lento/apps/delega");
    await app.getByRole("button", { name: say("team", "copyInvitation") }).click();
    // The frame grants no clipboard permission: the old command copies, and only then it says so.
    await app.getByRole("button", { name: `✓ ${say("common", "copied")}` }).waitFor();
    await app.getByRole("button", { name: say("team", "allowRefunds") }).click();
    await owner.page.getByRole("button", { name: "Allow" }).click();
    await app.getByText(`✓ ${say("team", "refundsAllowed")}`).waitFor();
    await owner.shot("invited");
  });

  it("the assistant reads what she may do and starts", async () => {
    app = await openAdmin(assistant.page, { as: "assistant" });
    await inLanguage(app);
    await assistant.shot("welcome");
    await app.getByRole("button", { name: say("team", "welcomeStart") }).click();
    await app.getByLabel(say("orders", "findLabel")).waitFor();
    await assistant.shot("desk");
  });

  it("she finds the order by its number, and by the customer's whole e-mail, and nothing that is not exactly it", async () => {
    const find = async (typed: string) => {
      await app.getByLabel(say("orders", "findLabel")).fill(typed);
      await app.getByLabel(say("orders", "findLabel")).press("Enter");
    };
    await find("#999999");
    await app.getByText(say("problem", "not_found", { owner: "Marta Rossi" })).waitFor();
    await assistant.shot("not-found");
    await find(order.email ?? "");
    await app.getByText(say("replies", "proposed")).waitFor();
    app = await openAdmin(assistant.page, { as: "assistant", path: "/app/orders" });
    await find(order.name);
    await app.getByRole("heading", { name: order.name }).waitFor();
    const html = await app.locator("body").innerHTML();
    for (const hidden of [order.email, order.shippingAddress?.address1]) expect(html).not.toContain(hidden);
  });

  it("she copies the reply and marks it sent", async () => {
    const reply = app.locator("textarea.delega-reply").first();
    expect(await reply.inputValue()).toContain(order.name);
    await app.getByRole("button", { name: say("replies", "copyReply") }).click();
    await app.getByRole("button", { name: `✓ ${say("common", "copied")}` }).waitFor();
    await app.getByRole("button", { name: say("replies", "markSent") }).click();
    await app.getByText(`✓ ${say("replies", "markedSent")}`).waitFor();
    await assistant.shot("answered");
  });

  it("above her limit she is told why, by how much and whom to ask, before the click", async () => {
    const [line] = order.lines;
    Object.assign(line ?? {}, { unitMinor: 4250, quantity: 2, discountMinor: 0 });
    for (const one of order.transactions) one.amountMinor = 10_000;
    app = await openAdmin(assistant.page, { as: "assistant", path: `/app/orders/${String(order.id)}/refund` });
    await app.locator("li select").first().selectOption("1");
    await app.getByLabel(say("refunds", "reason")).selectOption("damaged");
    await app
      .getByText(/12[.,]50/)
      .first()
      .waitFor();
    await app
      .getByText(say("approvals", "askBody", { owner: "Marta Rossi" }))
      .first()
      .waitFor();
    expect(await app.getByRole("button", { name: /42[.,]50/ }).count()).toBe(0);
    expect(await app.getByRole("button", { name: say("approvals", "ask") }).isEnabled()).toBe(true);
    await assistant.shot("over-the-limit");
  });

  it("within it she refunds: what is left stands there before the click, the reference after it", async () => {
    await app.getByLabel(say("refunds", "less")).fill(language === "it" ? "5,00" : "5.00");
    const button = app.getByRole("button", { name: say("refunds", "button", { amount: five }).replace(" ", " ") });
    await expect.poll(() => button.isEnabled()).toBe(true);
    await assistant.shot("before-the-click");
    await button.dblclick();
    await app
      .getByText(/D-100\d\d/)
      .first()
      .waitFor();
    await app.getByRole("heading", { name: say("held", "title") }).waitFor();
    await assistant.shot("held");
    expect(order.refunds).toEqual([]);
  });

  it("she takes it back before it leaves, and nothing was sent", async () => {
    const undo = () =>
      app.getByRole("button", { name: say("held", "undoLabel", { what: ".*" }).replace(".*", ""), exact: false });
    await undo().first().click();
    await undo().first().waitFor({ state: "detached" });
    expect(order.refunds).toEqual([]);
    await app.getByRole("heading", { name: order.name }).waitFor();
    await assistant.shot("taken-back");
  });

  it("asked again, it waits where the owner sees it too, and leaves by itself when its time is over", async () => {
    app = await openAdmin(assistant.page, { as: "assistant", path: `/app/orders/${String(order.id)}/refund` });
    await app.locator("li select").first().selectOption("1");
    await app.getByLabel(say("refunds", "reason")).selectOption("damaged");
    await app.getByLabel(say("refunds", "less")).fill(language === "it" ? "5,00" : "5.00");
    const button = app.getByRole("button", { name: say("refunds", "button", { amount: five }).replace(" ", " ") });
    await expect.poll(() => button.isEnabled()).toBe(true);
    await button.click();
    await app.getByRole("heading", { name: say("held", "title") }).waitFor();
    const home = await openAdmin(owner.page, { as: "owner" });
    await home.getByRole("heading", { name: say("held", "title") }).waitFor();
    await owner.shot("held-on-home");
    await holdsEnd(database.url);
    await expect.poll(() => order.refunds.length, { timeout: 20_000 }).toBe(1);
    expect(order.refunds[0]?.note).toMatch(/^Chiara B\. via Delega · D-100\d\d · [0-9a-f]{16}$/);
    expect(order.transactions.filter((one) => one.kind === "REFUND").map((one) => one.amountMinor)).toEqual([500]);
  });

  it("the owner sees who, what, before, after and which rule", async () => {
    app = await openAdmin(owner.page, { as: "owner" });
    await app
      .getByText(/5[.,]00/)
      .first()
      .waitFor();
    await owner.shot("home");
    app = await openAdmin(owner.page, { as: "owner", path: "/app/audit" });
    await app
      .getByRole("link", { name: `${say("audit", "effect_refund.issue")} ${order.name}` })
      .first()
      .click();
    await app.getByText("Chiara Bianchi").first().waitFor();
    await app.getByText(say("policy", "why_allowed")).first().waitFor();
    await owner.shot("entry");
  });

  it("the record is intact, and its download verifies outside against the head that was copied", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: "/app/audit" });
    await app.getByRole("button", { name: say("audit", "check") }).click();
    await app.getByText(/✓/).first().waitFor();
    const head = await app.getByLabel(say("audit", "copyFingerprint")).first().inputValue();
    const [download] = await Promise.all([
      owner.page.waitForEvent("download"),
      app.getByRole("button", { name: say("audit", "export") }).click(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "delega-journey-"));
    const [file, held] = [join(folder, "record.jsonl"), join(folder, "head.txt")];
    await download.saveAs(file);
    writeFileSync(held, head);
    const verify = spawnSync("npx", ["tsx", "app/features/audit/verify-cli.server.ts", file, "--held", held], {
      encoding: "utf8",
    });
    expect(verify.stdout).toContain("Record intact");
    expect(verify.status).toBe(0);
  });

  it("the owner stops her, and her open page fails at the next click with a clear text", async () => {
    const open = await openAdmin(assistant.page, { as: "assistant", path: "/app/orders" });
    app = await openAdmin(owner.page, { as: "owner", path: "/app/team" });
    await app
      .getByRole("link", { name: /Chiara/ })
      .or(app.getByRole("button", { name: /Chiara/ }))
      .first()
      .click();
    await app.getByRole("button", { name: say("team", "stop") }).click();
    await app
      .getByRole("dialog")
      .getByRole("button", { name: say("team", "stop") })
      .click();
    await app
      .getByText(say("team", "stoppedTitle", { name: "Chiara Bianchi" }))
      .first()
      .waitFor();
    await app.getByText(say("stop", "yours"), { exact: true }).waitFor();
    await owner.shot("stopped");
    await open.getByRole("link", { name: /^#\d+/ }).first().click();
    await open.getByText(say("common", "accessStoppedTitle")).first().waitFor();
    await assistant.shot("after-the-stop");
  });

  it("nothing broke on the way", () => {
    expect([...owner.errors, ...assistant.errors]).toEqual([]);
  });
});
