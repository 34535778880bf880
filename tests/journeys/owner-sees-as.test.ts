import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const NAME = { name: "Chiara Bianchi" };
const it_ = wordsIn("it");
const en = wordsIn("en");
let journey: Journey;
let owner: Watched;
let app: FrameLocator;
let order = "";
let grant = "";

/** Marta has invited Chiara, who began: each in a tab of their own. */
beforeAll(async () => {
  journey = await startJourney("owner-sees-as");
  const orders = journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.orders ?? [];
  order = String(orders.find((one) => one.name === "#1264")?.id);
  owner = await journey.newPage();
  const invite = await openAdmin(owner.page, { as: "owner", path: "/app/team/invite" });
  await invite.getByLabel("Nome").fill(NAME.name);
  await invite.getByLabel("E-mail").fill("chiara@assist.example");
  await invite.getByRole("button", { name: "Avanti" }).click();
  await invite.getByRole("button", { name: "Avanti" }).click();
  await invite.getByRole("button", { name: "Crea l'invito" }).click();
  await invite.getByText("è pronto").waitFor();
  const assistant = await journey.newPage();
  const welcome = await openAdmin(assistant.page, { as: "assistant" });
  await welcome.getByRole("button", { name: "Inizia" }).click();
  await welcome.getByLabel("Cerca un ordine").waitFor();
  await assistant.page.close();
});
afterAll(() => journey.close());

async function wrongHere({ page }: Watched): Promise<string[]> {
  // Nothing runs inside the phone, axe neither: its pages are looked at by every-page, at the same width.
  const axe = new AxeBuilder({ page }).include("#app").exclude(["#app", ".delega-phone iframe"]);
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  const wide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  return wide > 0 ? [...serious, `${String(wide)} px too wide`] : serious;
}

const band = (words = it_) => app.getByRole("region", { name: words("viewAs", "band", NAME) });
/** What the phone inside the app shows; nothing may run in it, so it is read from outside. */
const onPhone = () =>
  app
    .locator(".delega-phone iframe")
    .evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.body.innerText ?? "");
const phoneShows = (text: string | RegExp) => expect.poll(onPhone, { timeout: 20_000 }).toMatch(text);

describe("the owner sees Delega as her assistant", () => {
  it("from the assistant's page, in one tap: her menu, her desk, and a band above it", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: "/app/team" });
    const open = app.getByRole("link", { name: /Apri: Chiara/ }).or(app.getByRole("button", { name: /Apri: Chiara/ }));
    await open.click();
    const start = app.getByRole("button", { name: it_("viewAs", "start", NAME), exact: true });
    await start.waitFor();
    grant = /team\/([0-9a-f-]{36})/.exec(owner.page.url())?.[1] ?? "";
    await app.getByRole("heading", { name: it_("leak", "title") }).evaluate((one) => {
      one.scrollIntoView();
    });
    await owner.shot("assistants-page");
    expect(await wrongHere(owner)).toEqual([]);
    await start.click();
    await band().waitFor();
    await app.getByLabel("Cerca un ordine").waitFor();
    await owner.shot("her-desk");
    expect(await owner.page.getByRole("link", { name: it_("common", "navAssistants") }).count()).toBe(0);
    expect(await wrongHere(owner)).toEqual([]);
  });

  it("meets what she meets: hidden data on an order, her own limits, a page that is not hers", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: `/app/orders/${order}` });
    await band().waitFor();
    await app.locator("h1").first().waitFor();
    expect(await app.locator("main").innerText()).toMatch(/•••/);
    await owner.shot("her-order", true);
    expect(await wrongHere(owner)).toEqual([]);
    app = await openAdmin(owner.page, { as: "owner", path: "/app/team" });
    await band().waitFor();
    await app.getByText(it_("common", "notAllowedTitle")).first().waitFor();
    await owner.shot("not-hers");
    expect(await wrongHere(owner)).toEqual([]);
  });

  it("may press a button, and reads that nothing was changed", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: "/app/orders" });
    await app.getByLabel("Cerca un ordine").fill("#1264");
    await app.getByRole("button", { name: "Cerca", exact: true }).click();
    await app.getByText(it_("problem", "seeing_as")).waitFor();
    await owner.shot("refused");
  });

  it("sees each page as wide as a phone, in which links work and nothing runs", async () => {
    await band()
      .getByRole("button", { name: it_("viewAs", "phone") })
      .click();
    await phoneShows(/#1300/);
    const inside = app.locator(".delega-phone iframe");
    expect(await inside.evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.innerWidth)).toBe(375);
    expect(
      await inside.evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.querySelectorAll("script").length),
    ).toBe(0);
    expect(await onPhone()).not.toContain(it_("viewAs", "readOnly"));
    // The control: a script that got there all the same is refused by the frame's own policy.
    const ran = await inside.evaluate((frame: HTMLIFrameElement) => {
      const script = frame.contentDocument?.createElement("script");
      if (script !== undefined) script.textContent = "document.title = 'ran'";
      frame.contentDocument?.body.append(script ?? "");
      return frame.contentDocument?.title;
    });
    expect(ran).not.toBe("ran");
    await expect.poll(() => owner.errors.splice(0).join()).toMatch(/script-src 'none'/);
    await owner.shot("phone-list");
    expect(await wrongHere(owner)).toEqual([]);
    await app.frameLocator(".delega-phone iframe").locator('a[href^="/app/orders/"]:visible').first().click();
    await phoneShows(/•••/);
    expect(owner.page.url()).toMatch(/\/app\/orders\/\d+/);
    await owner.shot("phone-order");
  });

  it("reads the band in English when she does, with the language the assistant reads", async () => {
    await app.locator("nav.delega-foot").getByRole("button", { name: "English" }).click();
    await band(en)
      .getByText(en("viewAs", "reads_it", { name: "Chiara" }))
      .waitFor();
    await band(en)
      .getByRole("button", { name: en("viewAs", "desktop") })
      .click();
    await app.locator(".delega-phone").waitFor({ state: "detached" });
    await owner.shot("english");
    expect(await wrongHere(owner)).toEqual([]);
  });

  it("on a phone of her own, the band is there too, and its end leads back to the assistant's page", async () => {
    const small = await journey.newPage({ width: 375, height: 812 });
    app = await openAdmin(small.page, { as: "owner", path: "/app" });
    await band(en).waitFor();
    await small.shot("own-phone");
    expect(await wrongHere(small)).toEqual([]);
    await band(en)
      .getByRole("button", { name: en("viewAs", "phone") })
      .click();
    await phoneShows(/Chiara/);
    await small.shot("own-phone-framed");
    expect(await wrongHere(small)).toEqual([]);
    await band(en)
      .getByRole("button", { name: en("viewAs", "end") })
      .click();
    await app.getByRole("button", { name: en("viewAs", "start", NAME), exact: true }).waitFor();
    expect(small.page.url()).toContain(`/app/team/${grant}`);
    expect(await band(en).count()).toBe(0);
    await app.getByRole("heading", { name: en("leak", "title") }).evaluate((one) => {
      one.scrollIntoView();
    });
    await small.shot("assistants-page-phone");
    expect(await wrongHere(small)).toEqual([]);
    expect([...owner.errors, ...small.errors]).toEqual([]);
  });

  it("in a tab that slept through the end a button still changes nothing, and then the page is her own", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: `/app/team/${grant}` });
    await app.getByRole("button", { name: en("viewAs", "start", NAME), exact: true }).click();
    await band(en).waitFor();
    app = await openAdmin(owner.page, { as: "owner", path: "/app/orders" });
    await band(en).waitFor();
    const other = await journey.newPage();
    const second = await openAdmin(other.page, { as: "owner", path: "/app" });
    await second.getByRole("button", { name: en("viewAs", "end"), exact: true }).click();
    await second.getByRole("button", { name: en("viewAs", "start", NAME), exact: true }).waitFor();
    await app.getByLabel(en("orders", "findLabel")).fill("#1264");
    await app.getByRole("button", { name: en("orders", "find"), exact: true }).click();
    await app.getByText(en("problem", "seeing_as")).waitFor();
    await band(en).waitFor({ state: "detached" });
    expect(owner.errors).toEqual([]);
  });
});
