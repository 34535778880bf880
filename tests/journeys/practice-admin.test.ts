import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAdmin } from "../support/browser";
import { complaints, inApp, plant, startInApp, tooWide } from "./in-app";
import { startJourney, type Journey, type Watched } from "./journey";

const SHOP = "loto-lento.myshopify.com";
const SIZES = [
  { name: "phone", size: { width: 375, height: 812 } },
  { name: "desktop", size: { width: 1280, height: 900 } },
];
let journey: Journey;
let watched: Watched;
let page: Page;
beforeAll(async () => {
  journey = await startJourney("practice-admin", { installed: false });
  watched = await journey.newPage();
  page = watched.page;
});
afterAll(() => journey.close());

const shop = () => {
  const found = journey.practice.store.state.shops.get(SHOP);
  if (found === undefined) throw new Error("the demo shop is gone");
  return found;
};
const visit = (target: Page, as: string) =>
  target.goto(`https://admin.shopify.com/store/loto-lento/apps/delega?as=${as}`);

describe("a shop that never had the app", () => {
  it.each(SIZES)("sees on a $name what the app would be able to do, and nothing of the app", async ({ name, size }) => {
    const other = await journey.newPage(size);
    await visit(other.page, "owner");
    await other.page.getByRole("heading", { name: "Install Delega?" }).waitFor();
    await other.page.getByText("View customers").waitFor();
    expect(await other.page.locator("#app").getAttribute("src")).toBeNull();
    await other.shot(`consent-${name}`);
    expect([...(await complaints(other.page)), await tooWide(other.page)]).toEqual([0]);
  });

  it("an assistant cannot install it, a person who cancels leaves nothing behind, and the owner opens it", async () => {
    await visit(page, "assistant");
    await page.getByRole("button", { name: "Install" }).click();
    await page.getByText("may not install apps").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("is not installed").waitFor();
    expect(shop().installed).toBe(false);
    await visit(page, "owner");
    await page.getByRole("button", { name: "Install" }).click();
    await page.frameLocator("#app").locator("main").waitFor();
    expect([...shop().grantedScopes]).toEqual(["read_orders", "read_customers"]);
  });
});

describe("App Bridge inside the app", () => {
  let app: FrameLocator;
  const open = async () => {
    app = await openAdmin(page, { as: "owner" });
  };

  it("a changed form shows the bar; staying keeps it, discarding and saving end it, leaving goes on", async () => {
    await open();
    await plant(
      app,
      '<form data-save-bar data-discard-confirmation data-sets="saved"><input name="limit" aria-label="Limit" value="30"></form>',
    );
    const bar = page.getByRole("region", { name: "Unsaved changes" });
    await app.getByLabel("Limit", { exact: true }).fill("50");
    await bar.waitFor();
    await app.getByLabel("Limit", { exact: true }).fill("30");
    await bar.waitFor({ state: "hidden" });
    await app.getByLabel("Limit", { exact: true }).fill("50");
    await page.locator("#menu a").nth(1).click();
    await page.getByRole("button", { name: "Stay" }).click();
    expect(await app.getByLabel("Limit", { exact: true }).inputValue()).toBe("50");
    await bar.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await bar.waitFor({ state: "hidden" });
    expect(await app.getByLabel("Limit", { exact: true }).inputValue()).toBe("30");
    await app.getByLabel("Limit", { exact: true }).fill("40");
    await watched.shot("save-bar");
    await bar.getByRole("button", { name: "Save" }).click();
    await bar.waitFor({ state: "hidden" });
    expect(await inApp(app, "window.saved")).toBe(true);
    await app.getByLabel("Limit", { exact: true }).fill("60");
    await page.locator("#menu a").nth(1).click();
    await page.getByRole("button", { name: "Leave page" }).click();
    await bar.waitFor({ state: "hidden" });
    await expect.poll(() => page.url()).toContain("/app/orders");
  });

  it("a save bar element tells when it shows, presses its own buttons, and leaveConfirmation waits for the person", async () => {
    await open();
    await plant(
      app,
      '<ui-save-bar id="bar"><button variant="primary" data-sets="pressed"></button><button></button></ui-save-bar>',
    );
    await inApp(app, "shopify.saveBar.leaveConfirmation()");
    expect(await inApp(app, 'shopify.saveBar.show("bar").then(() => document.getElementById("bar").showing)')).toBe(
      true,
    );
    await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => inApp(app, "window.pressed")).toBe(true);
    const answer = await startInApp(app, "shopify.saveBar.leaveConfirmation().then(() => 'left')");
    await page.getByRole("button", { name: "Leave page" }).click();
    expect(await answer()).toBe("left");
    expect(await inApp(app, 'document.getElementById("bar").showing')).toBe(false);
    await expect(inApp(app, 'shopify.saveBar.show("none")')).rejects.toThrow("no ui-save-bar");
  });

  it("a modal shows the page's own element, which still hears clicks; its title bar's buttons press the page's", async () => {
    await open();
    await plant(
      app,
      `<ui-modal id="modal" variant="small"><div><p>Really?</p><button data-sets="heard">Inside</button></div>
       <ui-title-bar title="A question"><button variant="primary" data-sets="yes">Yes</button></ui-title-bar></ui-modal>`,
    );
    await inApp(app, 'shopify.modal.show("modal")');
    const dialog = page.getByRole("dialog", { name: "A question" });
    const inside = dialog.frameLocator("iframe");
    await inside.getByRole("button", { name: "Inside" }).click();
    expect(await inApp(app, "window.heard")).toBe(true);
    await watched.shot("modal");
    expect(await complaints(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Yes" }).click();
    await expect.poll(() => inApp(app, "window.yes")).toBe(true);
    await inApp(app, 'shopify.modal.hide("modal")');
    await dialog.waitFor({ state: "detached" });
    expect(await inApp(app, 'document.querySelector("#modal p").textContent')).toBe("Really?");
    await inApp(app, 'shopify.modal.toggle("modal")');
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("a modal with an address shows that page of the app, as the person who looks", async () => {
    await open();
    await plant(app, '<ui-modal id="page" src="/app/limits" variant="large"></ui-modal>');
    await inApp(app, 'document.getElementById("page").show()');
    await page.getByRole("dialog").frameLocator("iframe").locator("h1").first().waitFor();
    await inApp(app, 'document.getElementById("page").hide()');
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("the resource picker needs read_products, hands over whole goods, and undefined when it is closed", async () => {
    await open();
    await expect(inApp(app, 'shopify.resourcePicker({ type: "product" })')).rejects.toThrow("read_products");
    shop().grantedScopes.add("read_products");
    const chosen = await startInApp(
      app,
      'shopify.resourcePicker({ type: "variant", multiple: 2, query: "mat" }).then((all) => all.map((one) => [one.displayName, one.product.title, all.selection === all]))',
    );
    const dialog = page.getByRole("dialog", { name: "Add variants" });
    await dialog.getByLabel(/Cork yoga mat \/ 5 mm/).check();
    await watched.shot("picker");
    await dialog.getByRole("button", { name: "Add" }).click();
    expect(await chosen()).toEqual([["Cork yoga mat - 5 mm / Forest", "Cork yoga mat", true]]);
    const closed = await startInApp(app, 'shopify.resourcePicker({ type: "product" }).then((all) => String(all))');
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(await closed()).toBe("undefined");
    shop().grantedScopes.delete("read_products");
  });

  it("the other picker shows the app's own items, one at a time unless told", async () => {
    await open();
    const chosen = await startInApp(
      app,
      'shopify.picker({ heading: "Templates", items: [{ id: "a", heading: "Late" }, { id: "b", heading: "Lost", selected: true }] }).then(({ selected }) => selected)',
    );
    const dialog = page.getByRole("dialog", { name: "Templates" });
    await dialog.getByLabel("Late").check();
    await dialog.getByRole("button", { name: "Select" }).click();
    expect(await chosen()).toEqual(["a"]);
  });

  it("scopes: refused grants nothing, allowed grants all, given back is gone; a required or unknown one cannot be", async () => {
    await open();
    const ask = () => startInApp(app, 'shopify.scopes.request(["write_orders"])');
    const required = ["read_orders", "read_customers"];
    const optional = ["write_orders", "read_locations", "write_merchant_managed_fulfillment_orders"];
    const detail = (granted: string[]) => ({ granted, required, optional });
    const refusal = await ask();
    await page.getByRole("button", { name: "Refuse" }).click();
    expect(await refusal()).toEqual({ result: "declined-all", detail: detail(required) });
    const consent = await ask();
    await page.getByRole("button", { name: "Allow" }).click();
    expect(await consent()).toEqual({ result: "granted-all", detail: detail([...required, "write_orders"]) });
    expect(await inApp(app, 'shopify.scopes.revoke(["write_orders"])')).toEqual({ detail: detail(required) });
    await expect(inApp(app, 'shopify.scopes.revoke(["read_orders"])')).rejects.toThrow("optional");
    await expect(inApp(app, 'shopify.scopes.request(["write_themes"])')).rejects.toThrow("optional");
  });

  it("toasts carry an action and can be dismissed; the title bar stands above; a page of Shopify's own says so", async () => {
    await open();
    await plant(
      app,
      '<ui-title-bar title="Limits"><button variant="primary" data-sets="titled">Save all</button></ui-title-bar><a href="shopify://admin/orders/1">Order</a>',
    );
    await page.getByRole("button", { name: "Save all" }).click();
    await expect.poll(() => inApp(app, "window.titled")).toBe(true);
    const id = await inApp(
      app,
      'shopify.toast.show("Kept", { duration: 60000, action: "Undo", onAction: () => { window.undone = true } })',
    );
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => inApp(app, "window.undone")).toBe(true);
    expect(id).toMatch(/\w/);
    await inApp(
      app,
      'shopify.toast.show("Broken", { duration: 60000, isError: true, onDismiss: () => { window.gone = true } })',
    );
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect.poll(() => inApp(app, "window.gone")).toBe(true);
    await app.getByRole("link", { name: "Order", exact: true }).click();
    await page.getByRole("heading", { name: "This page is Shopify's" }).waitFor();
    await page.getByRole("button", { name: "Back to Delega" }).click();
    await app.locator("main").waitFor();
  });

  it("what only Shopify can do is refused or closed as documented, never silent", async () => {
    await open();
    const closed = await startInApp(
      app,
      'shopify.intents.invoke("create:shopify/Product").then(({ complete }) => complete)',
    );
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    expect(await closed()).toEqual({ code: "closed" });
    expect(await inApp(app, "shopify.reviews.request()")).toMatchObject({ success: false });
    await expect(inApp(app, "shopify.scanner.capture()")).rejects.toThrow("does not play");
    expect(await inApp(app, "shopify.user()")).toEqual({ accountAccess: "Full access" });
  });
});

it("nothing broke on the way", () => {
  expect(watched.errors).toEqual([]);
});
