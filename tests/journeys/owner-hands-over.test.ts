import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

const ZONE = "Asia/Manila";
/** On the assistant's own clock, 1 = Monday. */
const today = () => ((new Date(new Date().toLocaleString("en-US", { timeZone: ZONE })).getDay() + 6) % 7) + 1;

describe.each([
  { language: "it" as const, amount: "25,00", shown: "25,00 €", day: "100,00 €" },
  { language: "en" as const, amount: "25.00", shown: "€25.00", day: "€100.00" },
])("the owner hands work over with a role, limits and hours, in $language", ({ language, amount, shown, day }) => {
  const say = wordsIn(language);
  let journey: Journey;
  let owner: Watched;
  let assistant: Watched;
  let app: FrameLocator;

  beforeAll(async () => {
    journey = await startJourney(`owner-hands-over-${language}`);
    owner = await journey.newPage();
    assistant = await journey.newPage({ width: 375, height: 812 });
  });
  afterAll(() => journey.close());

  async function inLanguage(frame: FrameLocator): Promise<void> {
    if (language === "it") return;
    await frame.getByRole("button", { name: "English" }).click();
    await frame.locator("nav.delega-foot button[lang=en][aria-current=true]").waitFor();
  }
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  const always = say("policy", "if_hours_all_day", { days: say("policy", "weekday_all") });
  const dayName = (weekday: number) => say("policy", `weekday_${String(weekday)}` as "weekday_1");

  it("says how much, and when: one shift for everything", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: "/app/team/invite" });
    await inLanguage(app);
    await app.getByLabel(say("team", "name")).fill("Chiara Bianchi");
    await app.getByLabel(say("team", "email")).fill("chiara@assist.example");
    await app.getByRole("button", { name: say("common", "next") }).click();
    await app.getByLabel(say("roles", "limitPerOrder")).first().fill(amount);
    await app.getByRole("button", { name: new RegExp(`^${say("roles", "allDetails")}`) }).click();
    await app.getByRole("button", { name: new RegExp(`^${say("roles", "kind_hours")}`) }).click();
    await app.getByRole("button", { name: say("roles", "setHours") }).click();
    for (const weekday of [6, 7]) await app.getByRole("checkbox", { name: dayName(weekday) }).check();
    for (const side of ["from", "until"] as const)
      await app.getByLabel(say("roles", side), { exact: true }).fill("00:00");
    await app.getByText(say("roles", "worksAt", { name: "Chiara", hours: always })).waitFor();
    await owner.shot("how-much", true);
    const { violations } = await new AxeBuilder({ page: owner.page }).include("#app").analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });

  it("reads it all in sentences before anything is sent", async () => {
    await app.getByRole("button", { name: say("common", "next") }).click();
    const words = plain(await app.locator("main").innerText());
    expect(words).toContain(shown);
    expect(words).toContain(day);
    expect(words).toContain(always);
    await owner.shot("summary", true);
    await app.getByRole("button", { name: say("team", "createInvitation") }).click();
    await app.getByText(say("team", "invitationReady", { name: "Chiara Bianchi" })).waitFor();
  });

  it("the assistant reads the same on the phone, begins, and finds it under my limits", async () => {
    const welcome = await openAdmin(assistant.page, { as: "assistant" });
    await inLanguage(welcome);
    await welcome.getByText(shown).first().waitFor();
    await assistant.shot("welcome", true);
    await welcome.getByRole("button", { name: say("team", "welcomeStart") }).click();
    await welcome.getByText(say("team", "youCan")).waitFor();
    const limits = await openAdmin(assistant.page, { as: "assistant", path: "/app/limits" });
    await limits.getByRole("heading", { name: say("policy", "limitsTitle") }).waitFor();
    const words = plain(await limits.locator("main").innerText());
    expect(words).toContain(shown);
    expect(words).toContain(always);
    await assistant.shot("my-limits", true);
  });

  it("the owner sets the assistant's own clock, and takes today out of the shift", async () => {
    app = await openAdmin(owner.page, { as: "owner", path: "/app/team" });
    const open = `${say("team", "open")}: Chiara Bianchi`;
    await app
      .getByRole("link", { name: open })
      .or(app.getByRole("button", { name: open }))
      .click();
    await app.getByLabel(say("roles", "timeZone")).selectOption(ZONE);
    await app
      .getByRole("button", { name: say("roles", "termsSave"), exact: true })
      .last()
      .click();
    await app.getByText(say("roles", "nothingToSave")).waitFor();
    expect(await owner.page.getByText(say("roles", "savedToast")).count()).toBe(1);
    await owner.shot("person", true);
    app = await openAdmin(owner.page, { as: "owner", path: "/app/roles" });
    await app.locator(".delega-matrix thead a").first().click();
    await app.getByRole("button", { name: new RegExp(`^${say("roles", "moreConditions")}`) }).click();
    await app.getByRole("button", { name: new RegExp(`^${say("roles", "kind_hours")}`) }).click();
    await app.getByRole("checkbox", { name: dayName(today()) }).uncheck();
    await owner.shot("role", true);
    expect(await app.locator(".delega-changes li").count()).toBe(1);
    await app.getByRole("button", { name: say("roles", "saveRole") }).click();
    await app.locator(".delega-changes li").waitFor({ state: "detached" });
  });

  it("and the assistant's next click says why it is closed, and on whose clock", async () => {
    const closed = await openAdmin(assistant.page, { as: "assistant", path: "/app/orders" });
    await closed.getByRole("heading", { name: say("common", "closedTitle") }).waitFor();
    await closed.getByText(say("common", "closedClock", { timeZone: ZONE })).waitFor();
    await assistant.shot("closed");
    expect([...owner.errors, ...assistant.errors]).toEqual([]);
  });
});
