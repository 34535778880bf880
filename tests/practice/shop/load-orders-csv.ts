import { parse } from "csv-parse/sync";
import { z } from "zod";
import { minor } from "./money";
import { lotoLento } from "./people";
import { refundOutside } from "./resolvers/refunds";
import { nextId, type Order, type Shop, type State } from "./state";
import type { Customer } from "./customer";

/** A row that could not be used: its line in the file (the header is line 1) and why. */
export type BadRow = { readonly line: number; readonly reason: string };
export type Loaded = { readonly orders: number; readonly badRows: BadRow[] };

const DAY_MS = 86_400_000;
const NEEDED = ["Name", "Created at", "Currency", "Total", "Lineitem quantity", "Lineitem name", "Lineitem price"];

const Cell = z.string().default("");
const Row = z.object({
  Name: z.string().min(1, "the order's name is missing"),
  Email: Cell,
  "Financial Status": Cell,
  "Fulfillment Status": Cell,
  "Fulfilled at": Cell,
  Currency: Cell,
  Shipping: Cell,
  Taxes: Cell,
  Total: Cell,
  "Created at": Cell,
  "Cancelled at": Cell,
  "Refunded Amount": Cell,
  "Payment Method": Cell,
  Phone: Cell,
  "Lineitem quantity": z.string().regex(/^\d{1,6}$/, "the quantity is not a whole number"),
  "Lineitem name": z.string().min(1, "the item's name is missing"),
  "Lineitem price": z.string().regex(/^\d+(\.\d+)?$/, "the price is not a number"),
  "Lineitem sku": Cell,
  "Lineitem discount": Cell,
  "Lineitem fulfillment status": Cell,
  "Shipping Name": Cell,
  "Shipping City": Cell,
  "Shipping Zip": Cell,
  "Shipping Country": Cell,
  "Shipping Address1": Cell,
  Id: Cell,
});
type Row = z.infer<typeof Row>;
type Numbered = { line: number; row: Row };

/**
 * Loads Shopify's own "Export orders" CSV as the orders of the practice shop. Dates move by whole days so that the
 * newest order is of today, unless `keepDates`. Bad rows are named and left out; the rest loads.
 */
export function loadOrdersCsv(state: State, text: string, options: { keepDates: boolean }): Loaded {
  const badRows: BadRow[] = [];
  const groups = group(readRows(text, badRows), badRows);
  const shop: Shop = { ...lotoLento(), orders: [], customers: new Map() };
  const [first] = groups;
  if (first !== undefined) shop.currency = first.head.row.Currency;
  const shiftMs = options.keepDates ? 0 : shiftOf(state, groups);
  for (const one of groups) shop.orders.push(orderOf(state, shop, { ...one, shiftMs }));
  state.shops.set(shop.domain, shop);
  return { orders: shop.orders.length, badRows };
}

function readRows(text: string, badRows: BadRow[]): Numbered[] {
  const records = parse(text, {
    columns: true,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
  const [sample] = records;
  const missing = sample === undefined ? NEEDED : NEEDED.filter((name) => !(name in sample.record));
  if (missing.length > 0)
    throw new Error(`This is not Shopify's "Export orders" file: the columns ${missing.join(", ")} are missing.`);
  return records.flatMap(({ record, info }) => {
    const row = Row.safeParse(record);
    if (row.success) return [{ line: info.lines, row: row.data }];
    badRows.push({ line: info.lines, reason: row.error.issues[0]?.message ?? "cannot be read" });
    return [];
  });
}

type Group = { head: Numbered; rows: Numbered[] };

/** The order's own columns stand on its first row only. */
function group(rows: Numbered[], badRows: BadRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of rows) {
    const known = groups.get(one.row.Name);
    if (known !== undefined) known.rows.push(one);
    else if (Number.isNaN(Date.parse(one.row["Created at"])))
      badRows.push({ line: one.line, reason: "the order's date is missing or not a date" });
    else if (Number.isNaN(minor(one.row.Total, one.row.Currency)))
      badRows.push({ line: one.line, reason: "the order's total is not an amount" });
    else groups.set(one.row.Name, { head: one, rows: [one] });
  }
  return [...groups.values()];
}

function shiftOf(state: State, groups: Group[]): number {
  const newest = Math.max(...groups.map(({ head }) => Date.parse(head.row["Created at"])));
  const now = state.now().getTime();
  const days = Math.floor(now / DAY_MS) - Math.floor(newest / DAY_MS);
  // The newest order keeps its time of day; if that lies ahead of now, everything moves one day back.
  return (newest + days * DAY_MS > now ? days - 1 : days) * DAY_MS;
}

function orderOf(state: State, shop: Shop, { head, rows, shiftMs }: Group & { shiftMs: number }): Order {
  const { row } = head;
  const amount = (text: string) => (text === "" ? 0 : minor(text, row.Currency) || 0);
  const at = (text: string) => new Date(Date.parse(text) + shiftMs).toISOString();
  const createdAt = at(row["Created at"]);
  const shipped = row["Fulfillment Status"] === "fulfilled";
  const customer = customerOf(state, shop, row);
  const order: Order = {
    id: /^\d{1,15}$/.test(row.Id) ? Number(row.Id) : nextId(state),
    number: Number(row.Name.replace(/\D/g, "")) || shop.orders.length + 1,
    name: row.Name,
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    cancelledAt: row["Cancelled at"] === "" ? null : at(row["Cancelled at"]),
    cancelReason: row["Cancelled at"] === "" ? null : "OTHER",
    closedAt: null,
    email: row.Email === "" ? null : row.Email,
    phone: row.Phone === "" ? null : row.Phone,
    customerId: customer?.id ?? null,
    customerLocale: null,
    note: null,
    tags: [],
    shippingAddress: addressOf(row),
    lines: rows.map(({ row: item }) => ({
      id: nextId(state),
      title: item["Lineitem name"],
      variant: "",
      sku: item["Lineitem sku"],
      quantity: Math.max(1, Number(item["Lineitem quantity"])),
      unitMinor: amount(item["Lineitem price"]),
      discountMinor: amount(item["Lineitem discount"]),
      fulfilled: shipped ? Math.max(1, Number(item["Lineitem quantity"])) : 0,
      refunded: 0,
      removed: 0,
    })),
    shippingMinor: amount(row.Shipping),
    shippingTitle: "Standard",
    taxMinor: amount(row.Taxes),
    statedTotalMinor: amount(row.Total),
    transactions: [],
    refunds: [],
    fulfilments: [],
    agreements: [{ id: nextId(state), happenedAt: createdAt, reason: "ORDER", app: null, refundId: null }],
  };
  payAndShip(state, order, { row, shippedAt: shipped ? at(row["Fulfilled at"] || row["Created at"]) : null });
  const refundedMinor = amount(row["Refunded Amount"]);
  if (refundedMinor > 0)
    refundOutside(state, order, { amountMinor: refundedMinor, app: null, at: createdAt, note: null });
  return order;
}

function payAndShip(state: State, order: Order, { row, shippedAt }: { row: Row; shippedAt: string | null }): void {
  const amountMinor = order.statedTotalMinor ?? 0;
  const gateway = row["Payment Method"] === "" ? "manual" : row["Payment Method"];
  if (["paid", "partially_refunded", "refunded"].includes(row["Financial Status"]) && amountMinor > 0) {
    order.transactions.push({
      id: nextId(state),
      kind: "SALE",
      status: "SUCCESS",
      gateway,
      amountMinor,
      parentId: null,
      at: order.createdAt,
    });
  } else if (row["Financial Status"] === "authorized") {
    order.transactions.push({
      id: nextId(state),
      kind: "AUTHORIZATION",
      status: "SUCCESS",
      gateway,
      amountMinor,
      parentId: null,
      at: order.createdAt,
    });
  }
  if (shippedAt === null) return;
  order.fulfilments.push({
    id: nextId(state),
    name: `${order.name}-F1`,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    createdAt: shippedAt,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    tracking: [],
    events: [],
    lines: order.lines.map((line) => ({ id: nextId(state), lineId: line.id, quantity: line.quantity })),
  });
}

function customerOf(state: State, shop: Shop, row: Row): Customer | null {
  if (row.Email === "") return null;
  const known = [...shop.customers.values()].find(({ email }) => email === row.Email);
  if (known !== undefined) return known;
  const [firstName = "", ...last] = row["Shipping Name"].split(" ");
  const customer = {
    id: nextId(state),
    firstName,
    lastName: last.join(" "),
    email: row.Email,
    phone: row.Phone === "" ? null : row.Phone,
    locale: "en",
  };
  shop.customers.set(customer.id, customer);
  return customer;
}

function addressOf(row: Row): Order["shippingAddress"] {
  if (row["Shipping Country"] === "" && row["Shipping City"] === "") return null;
  const [firstName = "", ...last] = row["Shipping Name"].split(" ");
  return {
    firstName,
    lastName: last.join(" "),
    address1: row["Shipping Address1"],
    city: row["Shipping City"],
    zip: row["Shipping Zip"],
    country: row["Shipping Country"],
    countryCode: row["Shipping Country"],
    phone: null,
  };
}
