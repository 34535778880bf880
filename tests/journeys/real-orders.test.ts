import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refunded, total } from "../practice/shop/sums";
import { openAdmin } from "../support/browser";
import { startJourney, type Journey } from "./journey";

type Export = {
  name: string;
  path: string;
  orders: number;
  refundedOrders: number;
  order: string;
  five: RegExp;
  currency: string;
};

const OURS: Export = {
  name: "small",
  path: "tests/journeys/fixtures/small-export.csv",
  orders: 5,
  refundedOrders: 1,
  order: "#2003",
  five: /5[.,]00/,
  currency: "EUR",
};
const REAL: Export = {
  name: "online-retail",
  path: process.env["DELEGA_ORDERS_CSV"] ?? "../shared/data/orders_export_online_retail.csv",
  orders: 424,
  refundedOrders: 9,
  order: "#536365",
  five: /5[.,]00/,
  currency: "GBP",
};
const there = existsSync(REAL.path);
if (!there) console.log(`skipped: the export of 424 real orders is not there (set DELEGA_ORDERS_CSV to its path)`);

describe.each(there ? [OURS, REAL] : [OURS])("practising on an export of one's own orders: $name", (file) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(`real-orders-${file.name}`, {
      orders: { path: resolve(file.path), keepDates: false },
    });
  });
  afterAll(() => journey.close());

  const orders = () => journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.orders ?? [];

  it("every order is there, and totals and refunds equal the file's own sums to the minor unit", () => {
    const rows = parse(readFileSync(file.path, "utf8"), {
      columns: true,
      bom: true,
      relax_column_count: true,
    }) as unknown as Record<string, string>[];
    const sum = (column: string) => rows.reduce((minor, row) => minor + Math.round(Number(row[column] ?? "") * 100), 0);
    expect(journey.practice.store.loaded?.badRows).toEqual([]);
    expect(orders()).toHaveLength(file.orders);
    expect(orders().filter((one) => one.refunds.length > 0)).toHaveLength(file.refundedOrders);
    expect(orders().reduce((minor, one) => minor + total(one), 0)).toBe(sum("Total"));
    expect(orders().reduce((minor, one) => minor + refunded(one), 0)).toBe(sum("Refunded Amount"));
  });

  it(`${file.order} is answered as shipped without tracking, and 5.00 are refunded and recorded`, async () => {
    journey.practice.store.state.shops.get("loto-lento.myshopify.com")?.grantedScopes.add("write_orders");
    const order = orders().find((one) => one.name === file.order);
    if (order === undefined) throw new Error(`${file.order} is not in the export`);
    const { page, shot } = await journey.newPage();
    let app = await openAdmin(page, { as: "owner", path: "/app/orders" });
    await app.getByLabel("Cerca un ordine").fill(file.order);
    await app.getByLabel("Cerca un ordine").press("Enter");
    await app.getByText("Nessun numero o link di tracking").waitFor();
    expect(await app.locator("textarea.delega-reply").first().inputValue()).toMatch(
      /no tracking link|non ha un link di tracking/,
    );
    await shot("answered");
    app = await openAdmin(page, { as: "owner", path: `/app/orders/${String(order.id)}/refund` });
    const quantity = app.locator("li select").first();
    await quantity.selectOption({ index: 2 });
    await app.getByLabel(/Motivo/).selectOption("goodwill");
    await app.getByLabel("Rimborsa meno").fill("5");
    const button = app.getByRole("button", { name: file.five });
    await expect.poll(() => button.isEnabled()).toBe(true);
    await button.click();
    await app
      .getByText(/D-10\d\d\d/)
      .first()
      .waitFor();
    await shot("refunded");
    expect(
      order.refunds.map((refund) =>
        order.transactions.filter((one) => refund.transactionIds.includes(one.id)).map((one) => one.amountMinor),
      ),
    ).toContainEqual([500]);
    app = await openAdmin(page, { as: "owner", path: "/app/audit" });
    await app
      .getByRole("link", { name: `Rimborso ${file.order}` })
      .first()
      .waitFor();
    await shot("recorded");
  });
});
