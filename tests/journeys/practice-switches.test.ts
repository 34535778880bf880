import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complaints, tooWide } from "./in-app";
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
  journey = await startJourney("practice-switches");
  watched = await journey.newPage();
  page = watched.page;
});
afterAll(() => journey.close());

const shop = () => {
  const found = journey.practice.store.state.shops.get(SHOP);
  if (found === undefined) throw new Error("the demo shop is gone");
  return found;
};
const orderNamed = (name: string) => {
  const found = shop().orders.find((order) => order.name === name);
  if (found === undefined) throw new Error(`no order ${name}`);
  return found;
};
const formNamed = (name: string) => page.getByRole("group", { name, exact: true });

describe("the page of switches", () => {
  it.each(SIZES)("on a $name: nothing for axe, nothing too wide", async ({ name, size }) => {
    const other = await journey.newPage(size);
    await other.page.goto(`https://admin.shopify.com/practice?shop=${SHOP}`);
    await other.page.getByText("Nothing goes wrong at present.").waitFor();
    await other.shot(`switches-${name}`, true);
    expect([...(await complaints(other.page)), await tooWide(other.page), ...other.errors]).toEqual([0]);
  });

  it("adds a fault and clears it, refunds past the app, and says why something is not done", async () => {
    await page.goto("https://admin.shopify.com/store/loto-lento/apps/delega?as=owner");
    await page.getByRole("link", { name: "Practice switches" }).click();
    const fault = formNamed("Let something go wrong");
    await fault.getByLabel("What", { exact: true }).selectOption("error_after");
    await fault.getByLabel("How many times").fill("3");
    await page.keyboard.press("Enter");
    await page.getByText("Done: Let something go wrong.").waitFor();
    expect(journey.practice.store.state.faults).toMatchObject([
      { kind: "error_after", operation: "refundCreate", times: 3 },
    ]);
    await page.getByRole("cell", { name: "error_after" }).waitFor();
    await page.getByRole("button", { name: "Clear all faults" }).click();
    await page.getByText("Nothing goes wrong at present.").waitFor();
    const form = formNamed("A refund made past the app");
    const order = orderNamed("#1264");
    const before = order.refunds.length;
    await form.getByRole("button", { name: "Refund it" }).click();
    await page.getByText("Done: A refund made past the app.").waitFor();
    expect(order.refunds).toHaveLength(before + 1);
    await form.getByLabel("Order").fill("#9");
    await form.getByRole("button", { name: "Refund it" }).click();
    await page.getByText("no such order").waitFor();
  });

  it("edits, updates and sends an order past the app: what is left empty stays as it is", async () => {
    const order = orderNamed("#1300");
    const edit = formNamed("Edit what is in an order");
    await edit.getByLabel("SKU of the line").fill("WHEEL-33");
    await edit.getByLabel("Its new quantity").fill("3");
    await edit.getByLabel("Which of the staff").selectOption({ label: "Irene Galli (staff)" });
    await edit.getByRole("button", { name: "Edit the order" }).click();
    await page.getByText("Done: Edit what is in an order.").waitFor();
    expect(order.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ["WHEEL-33", 3],
      ["STRAP-25", 1],
    ]);
    expect(order.agreements.at(-1)?.userId).toBe(shop().people.find(({ role }) => role === "staff")?.id);
    const update = formNamed("Change note, tags or e-mail");
    const { email } = order;
    await update.getByLabel("Tags, with commas").fill("gift, fragile");
    await update.getByRole("button", { name: "Update the order" }).click();
    await page.getByText("Done: Change note, tags or e-mail.").waitFor();
    expect([order.tags, order.email]).toEqual([["gift", "fragile"], email]);
    const warehouse = formNamed("The warehouse sends the order");
    await warehouse.getByLabel("Carrier").fill("BRT");
    await warehouse.getByLabel("Tracking number").fill("BR77");
    await warehouse.getByRole("button", { name: "Send it" }).click();
    await page.getByText("Done: The warehouse sends the order.").waitFor();
    expect(order.fulfilments.at(-1)?.tracking).toEqual([{ company: "BRT", number: "BR77", url: null }]);
  });

  it("changes an address part by part, and cancels without paying back where the box is unticked", async () => {
    const address = formNamed("Change where it goes");
    await address.getByLabel("Order").fill("#1299");
    await address.getByLabel("City").fill("Imola");
    await address.getByRole("button", { name: "Change the address" }).click();
    await page.getByText("Done: Change where it goes.").waitFor();
    const order = orderNamed("#1299");
    expect(order.shippingAddress).toMatchObject({ city: "Imola", firstName: "Lucia", countryCode: "IT", phone: null });
    const cancel = formNamed("Cancel an order");
    await cancel.getByLabel("Order").fill("#1299");
    await cancel.getByLabel("Pay back what was paid").uncheck();
    await cancel.getByRole("button", { name: "Cancel the order" }).click();
    await page.getByText("Done: Cancel an order.").waitFor();
    expect([order.cancelledAt !== null, order.refunds]).toEqual([true, []]);
  });

  it("a person's form begins with what is true of them, and changes one thing alone", async () => {
    const person = () => shop().people.find(({ role }) => role === "collaborator");
    const form = formNamed("What Shopify says of a person");
    await form.getByLabel("Person", { exact: true }).selectOption({ label: "Tom Reed (collaborator)" });
    await form.getByLabel("The e-mail address is verified").uncheck();
    await form.getByRole("button", { name: "Change the person" }).click();
    await page.getByText("Done: What Shopify says of a person.").waitFor();
    expect(person()).toMatchObject({
      emailVerified: false,
      collaborator: true,
      permissions: ["view_orders", "view_customers", "view_products"],
    });
  });

  it("uninstalls: the admin asks for consent again", async () => {
    await page.getByRole("button", { name: "Uninstall Delega" }).click();
    await page.getByText("Done: Uninstall.").waitFor();
    await page.getByRole("link", { name: "Back to the admin" }).click();
    await page.getByRole("heading", { name: "Install Delega?" }).waitFor();
  });

  it("nothing broke on the way", () => {
    expect(watched.errors).toEqual([]);
  });
});

describe("the control", () => {
  it("a field without a name, planted in the page of switches, is found", async () => {
    await page.goto(`https://admin.shopify.com/practice?shop=${SHOP}`);
    await page.getByRole("heading", { name: "Faults" }).waitFor();
    await page.locator("main").evaluate((main) => {
      main.insertAdjacentHTML("beforeend", "<input>");
    });
    expect((await complaints(page)).join()).toContain("label");
  });
});
