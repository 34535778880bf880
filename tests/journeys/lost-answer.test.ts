import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { received } from "../practice/shop/sums";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey } from "./journey";

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney("lost-answer");
});
afterAll(() => journey.close());

describe("an answer that got lost on the way back", () => {
  it("is shown as being checked, is found by looking it up, and is one refund", async () => {
    const { state } = journey.practice.store;
    const shop = state.shops.get("loto-lento.myshopify.com");
    shop?.grantedScopes.add("write_orders");
    const order = shop?.orders.filter((one) => received(one) > 2000 && one.refunds.length === 0).at(-5);
    if (order === undefined) throw new Error("no order to refund");
    state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });

    const { page, shot } = await journey.newPage();
    const app = await openAdmin(page, { as: "owner", path: `/app/orders/${String(order.id)}/refund` });
    await app.locator("li select").first().selectOption("1");
    await app.getByLabel(/Motivo/).selectOption("late");
    const button = app.getByRole("button", { name: /Rimborsa \d/ });
    await expect.poll(() => button.isEnabled()).toBe(true);
    await button.click();
    await app.getByText("Stiamo verificando con Shopify").waitFor();
    await shot("checking");

    // The queue looks it up a few seconds later; the owner's activity then says that it is done.
    await expect
      .poll(
        async () => {
          const activity = await openAdmin(page, { as: "owner", path: "/app/audit" });
          await activity.locator("h1").first().waitFor();
          return activity.getByText("fatto").count();
        },
        { timeout: 60_000, interval: 3000 },
      )
      .toBeGreaterThan(0);
    await shot("settled");
    expect(order.refunds).toHaveLength(1);
    expect(state.mutations).toHaveLength(1);
  });
});
