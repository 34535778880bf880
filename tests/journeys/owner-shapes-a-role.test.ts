import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey, type Watched } from "./journey";
import { wordsIn } from "./words";

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney("owner-shapes-a-role");
});
afterAll(() => journey.close());

/** Links look like buttons where Polaris draws them. */
function tap(app: FrameLocator, name: string) {
  return app.getByRole("link", { name }).or(app.getByRole("button", { name })).first();
}

async function seriousComplaints({ page }: Watched): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include("#app").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 3)
          .join(" | ")}`,
    );
}

describe("the owner shapes a role", () => {
  const it_ = wordsIn("it");
  let owner: Watched;
  let app: FrameLocator;

  it("begins from a ready-made one, taps a card, and reads in a sentence what it means", async () => {
    owner = await journey.newPage();
    app = await openAdmin(owner.page, { as: "owner", path: "/app/roles" });
    await app.getByRole("heading", { name: it_("roles", "empty") }).waitFor();
    await tap(app, `${it_("roles", "startWith")}: ${it_("matrix", "preset_shop_helper")}`).click();
    const ship = app.getByRole("group", { name: it_("matrix", "group_ship") });
    await ship.getByText(it_("matrix", "answer_deny")).click();
    await app.getByText(/non può spedire/).waitFor();
    await owner.shot("cards", true);
    await app.getByRole("button", { name: it_("roles", "saveRole") }).click();
    await app.locator(".delega-matrix").waitFor();
    await owner.shot("matrix", true);
    expect(await seriousComplaints(owner)).toEqual([]);
  });

  it("changes one cell by keyboard, sees it ringed with what was before, undoes it, and does it again", async () => {
    const cell = app.locator(`tr:has(> th:text-is("${it_("matrix", "row_refund.goodwill")}")) .delega-cell`);
    await cell.focus();
    await owner.page.keyboard.press("Enter");
    const dialog = app.getByRole("dialog");
    await dialog.getByText(it_("matrix", "answer_can"), { exact: true }).click();
    await dialog.getByLabel(it_("roles", "limitPerOrder")).fill("15");
    expect((await cell.innerText()).replaceAll("\u00a0", " ")).toContain("15 €");
    await owner.page.keyboard.press("Escape");
    expect(await cell.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await cell.getAttribute("data-changed")).toBe("true");
    await app.getByText(/può, 15\s€/).waitFor();
    await app
      .getByText(/prima: deve chiedere/)
      .first()
      .waitFor();
    await owner.shot("changed", true);
    await app.getByRole("button", { name: it_("roles", "undoChange") }).click();
    await app.getByRole("button", { name: it_("roles", "undoChange") }).click();
    expect(await cell.getAttribute("data-changed")).toBe("false");
    await cell.focus();
    await owner.page.keyboard.press(it_("roles", "key_can"));
    expect(await cell.getAttribute("data-changed")).toBe("true");
  });

  it("saves with Shopify's own bar, and finds both versions in the history", async () => {
    await owner.page.getByRole("button", { name: it_("common", "save") }).click();
    await app.locator('.delega-cell[data-changed="true"]').first().waitFor({ state: "detached" });
    await app.locator(".delega-matrix thead a").click();
    await tap(app, it_("roles", "history")).click();
    await app.getByRole("heading", { name: it_("roles", "version", { number: 2 }) }).waitFor();
    await app
      .getByText(/prima: deve chiedere/)
      .first()
      .waitFor();
    await owner.shot("history", true);
    expect(owner.errors).toEqual([]);
  });
});

describe("in English, on a phone", () => {
  it("the matrix scrolls under its first column, the page does not, and a cell opens at the bottom", async () => {
    const en = wordsIn("en");
    const phone = await journey.newPage({ width: 375, height: 812 });
    const app = await openAdmin(phone.page, { as: "owner", path: "/app/roles" });
    await app.getByRole("button", { name: "English" }).click();
    await app.getByRole("heading", { name: en("roles", "matrixTitle") }).waitFor();
    await app.locator(".delega-cell").first().click();
    await app.getByRole("dialog").getByText(en("matrix", "answer_ask"), { exact: true }).click();
    await phone.shot("phone");
    const wide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await seriousComplaints(phone)).toEqual([]);
    await phone.page.keyboard.press("Escape");
    await app.getByRole("button", { name: "Italiano" }).click();
    expect(phone.errors).toEqual([]);
  });
});
