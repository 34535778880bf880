import { lotoLento, ondaLenta } from "./people";
import { seedOrigin } from "./order-origin";
import { pickFrom, seeded } from "./random";
import { refundOutside } from "./resolvers/refunds";
import { seedMoney } from "./seed-money";
import { ABROAD, CARRIERS, GOODS, ITALIANS } from "./seed-data";
import { ADMIN_APP, nextId, OTHER_APP, type Fulfilment, type Line, type Order, type Shop, type State } from "./state";
import type { Customer } from "./customer";
import { received, refundable, total } from "./sums";

const DAY_MS = 86_400_000;

/** What becomes of an order; the demo walks through them in turn so that every state appears again and again. */
const FATES = [
  "delivered",
  "in_transit",
  "delivered",
  "preparing",
  "late_in_transit",
  "delivered",
  "shipped_no_tracking",
  "partly_shipped",
  "delivered",
  "pending",
  "delivered",
  "authorized",
  "late_in_transit",
  "cancelled",
  "delivered",
  "out_for_delivery",
  "delivered",
  "voided",
  "delivered",
  "preparing",
] as const;
type Fate = (typeof FATES)[number];

/** 34 amounts of the last 60 days, half under 14.00, three above 30.00; then six older ones. */
const REFUNDS = [
  490, 590, 650, 690, 720, 790, 850, 900, 950, 990, 1050, 1100, 1190, 1250, 1290, 1350, 1390, 1450, 1490, 1550, 1590,
  1690, 1790, 1850, 1990, 2100, 2290, 2450, 2600, 2790, 2950, 3500, 5200, 8800,
];
const OLDER = [690, 1190, 1290, 2450, 2950, 4490];

/** Two shops of the same trade: one with ninety days of life, one small. */
export function seedDemo(state: State): void {
  const small = ondaLenta();
  fill(state, lotoLento(), { orders: 300, days: 90, seed: 7, refunds: REFUNDS, older: OLDER });
  fill(state, small, { orders: 40, days: 40, seed: 11, refunds: [650, 990, 1490, 2600], older: [] });
  seedMoney(state, small);
}

type Plan = { orders: number; days: number; seed: number; refunds: number[]; older: number[] };

function fill(state: State, shop: Shop, plan: Plan): void {
  const random = seeded(plan.seed);
  const customers = makeCustomers(state, shop, Math.ceil(plan.orders * 0.7), random);
  for (let index = 0; index < plan.orders; index += 1) {
    // Oldest first; the newest was placed an hour ago.
    const ageMs = 3_600_000 + ((plan.orders - 1 - index) / plan.orders) * plan.days * DAY_MS;
    shop.orders.push(
      makeOrder(state, shop, { number: 1001 + index, ageMs, customer: pickFrom(random, customers), random }),
    );
  }
  refundSome(state, shop, plan.refunds, { fromDays: 2, toDays: 55 });
  refundSome(state, shop, plan.older, { fromDays: 62, toDays: 88 });
  for (const order of shop.orders) seedOrigin(order);
  state.shops.set(shop.domain, shop);
}

function makeCustomers(state: State, shop: Shop, count: number, random: () => number): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const italian = random() < 0.55;
    const [firstName, lastName, , , ...abroad] = italian ? pickFrom(random, ITALIANS) : pickFrom(random, ABROAD);
    const customer: Customer = {
      id: nextId(state),
      firstName,
      lastName,
      email: `${plain(firstName)}.${plain(lastName)}${String(index)}@${italian ? "posta" : "mail"}.example`,
      phone: italian ? `+39 320 555 ${String(1000 + index)}` : null,
      locale: italian ? "it" : (abroad[2] ?? "en"),
    };
    shop.customers.set(customer.id, customer);
    return customer;
  });
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}

type Making = { number: number; ageMs: number; customer: Customer; random: () => number };

function makeOrder(state: State, shop: Shop, { number, ageMs, customer, random }: Making): Order {
  const createdAt = new Date(state.now().getTime() - ageMs).toISOString();
  const ageDays = ageMs / DAY_MS;
  const fate = possible(FATES[number % FATES.length] ?? "delivered", ageDays);
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => makeLine(state, random));
  const subtotalMinor = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity - line.discountMinor, 0);
  const order: Order = {
    id: nextId(state),
    number,
    name: `#${String(number)}`,
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    email: customer.email,
    phone: customer.phone,
    customerId: customer.id,
    customerLocale: customer.locale,
    note: null,
    tags: [],
    shippingAddress: addressOf(customer, random),
    lines,
    shippingMinor: subtotalMinor >= 6000 ? 0 : 590,
    shippingTitle: "Standard",
    taxMinor: 0,
    statedTotalMinor: null,
    transactions: [],
    refunds: [],
    fulfilments: [],
    agreements: [{ id: nextId(state), happenedAt: createdAt, reason: "ORDER", app: null, refundId: null }],
  };
  order.taxMinor = Math.round((total(order) * 22) / 122);
  pay(state, order, fate);
  ship(state, order, { fate, ageDays, random });
  if (fate === "cancelled") {
    order.cancelledAt = later(createdAt, 0.5);
    order.cancelReason = "CUSTOMER";
  }
  return order;
}

/** A young order cannot have been delivered or be late yet. */
function possible(fate: Fate, ageDays: number): Fate {
  if (ageDays < 2 && !["pending", "authorized", "cancelled", "voided"].includes(fate)) return "preparing";
  if (ageDays < 5 && (fate === "delivered" || fate === "out_for_delivery")) return "in_transit";
  if (ageDays < 9 && fate === "late_in_transit") return "in_transit";
  if (
    ageDays > 20 &&
    ["preparing", "in_transit", "out_for_delivery", "late_in_transit", "partly_shipped"].includes(fate)
  )
    return "delivered";
  return fate;
}

function makeLine(state: State, random: () => number): Line {
  const [title, variant, sku, unitMinor] = pickFrom(random, GOODS);
  const quantity = random() < 0.8 ? 1 : 2;
  const discountMinor = random() < 0.12 ? Math.round((unitMinor * quantity) / 10) : 0;
  return {
    id: nextId(state),
    title,
    variant,
    sku,
    quantity,
    unitMinor,
    discountMinor,
    fulfilled: 0,
    refunded: 0,
    removed: 0,
  };
}

function addressOf(customer: Customer, random: () => number): Order["shippingAddress"] {
  const italian = ITALIANS.find(([first, last]) => first === customer.firstName && last === customer.lastName);
  const abroad = ABROAD.find(([first, last]) => first === customer.firstName && last === customer.lastName);
  const street = `${italian === undefined ? "Main Street" : "Via Roma"} ${String(1 + Math.floor(random() * 120))}`;
  const base = { firstName: customer.firstName, lastName: customer.lastName, address1: street, phone: customer.phone };
  if (italian !== undefined) return { ...base, city: italian[2], zip: italian[3], country: "Italy", countryCode: "IT" };
  return abroad === undefined
    ? null
    : { ...base, city: abroad[2], zip: abroad[3], country: abroad[4], countryCode: abroad[5] };
}

function pay(state: State, order: Order, fate: Fate): void {
  if (fate === "pending") return;
  const gateway = order.number % 4 === 0 ? "paypal" : "shopify_payments";
  const base = { gateway, amountMinor: total(order), status: "SUCCESS" as const, at: order.createdAt };
  if (fate === "authorized" || fate === "voided") {
    const authorization = { ...base, id: nextId(state), kind: "AUTHORIZATION" as const, parentId: null };
    order.transactions.push(authorization);
    if (fate === "voided")
      order.transactions.push({ ...base, id: nextId(state), kind: "VOID", parentId: authorization.id });
    return;
  }
  order.transactions.push({ ...base, id: nextId(state), kind: "SALE", parentId: null });
}

type Shipping = { fate: Fate; ageDays: number; random: () => number };

function ship(state: State, order: Order, { fate, ageDays, random }: Shipping): void {
  if (["pending", "authorized", "voided", "cancelled", "preparing"].includes(fate)) return;
  const shippedAt = later(order.createdAt, Math.min(1.5, ageDays / 3));
  const carrier = pickFrom(random, CARRIERS);
  const number = `${carrier.company.slice(0, 2)}${String(7_000_000 + order.number)}`;
  const lines = fate === "partly_shipped" && order.lines.length > 1 ? order.lines.slice(0, 1) : order.lines;
  const delivered = fate === "delivered" ? later(shippedAt, Math.min(4, (ageDays - 1.5) * 0.8)) : null;
  const moving = fate !== "shipped_no_tracking" && fate !== "partly_shipped";
  const inTransitAt = moving ? later(shippedAt, 0.3) : null;
  const fulfilment: Fulfilment = {
    id: nextId(state),
    name: `${order.name}-F1`,
    status: "SUCCESS",
    displayStatus: displayOf(fate),
    createdAt: shippedAt,
    inTransitAt,
    deliveredAt: delivered,
    estimatedDeliveryAt: null,
    tracking:
      fate === "shipped_no_tracking" ? [] : [{ company: carrier.company, number, url: `${carrier.url}${number}` }],
    events:
      inTransitAt === null
        ? []
        : [{ id: nextId(state), status: "IN_TRANSIT", happenedAt: later(inTransitAt, 1), message: "Bologna" }],
    lines: lines.map((line) => ({ id: nextId(state), lineId: line.id, quantity: line.quantity })),
  };
  for (const line of lines) line.fulfilled = line.quantity;
  order.fulfilments.push(fulfilment);
  order.updatedAt = delivered ?? shippedAt;
}

function displayOf(fate: Fate): Fulfilment["displayStatus"] {
  if (fate === "delivered") return "DELIVERED";
  if (fate === "out_for_delivery") return "OUT_FOR_DELIVERY";
  return fate === "in_transit" || fate === "late_in_transit" ? "IN_TRANSIT" : "FULFILLED";
}

function later(at: string, days: number): string {
  return new Date(Date.parse(at) + Math.max(0, days) * DAY_MS).toISOString();
}

/** Refunds made without Delega: most by staff in the admin, every sixth by another app. */
function refundSome(
  state: State,
  shop: Shop,
  amounts: number[],
  { fromDays, toDays }: { fromDays: number; toDays: number },
): void {
  const now = state.now().getTime();
  const young = shop.orders.filter((order) => {
    const age = (now - Date.parse(order.createdAt)) / DAY_MS;
    return age >= fromDays && age <= toDays && received(order) > 0;
  });
  const step = Math.max(1, Math.floor(young.length / Math.max(1, amounts.length)));
  const owner = shop.people.find(({ accountOwner }) => accountOwner)?.id ?? null;
  amounts.forEach((amountMinor, index) => {
    const order = [...young.slice((index * step) % young.length), ...young].find(
      (one) => one.refunds.length === 0 && refundable(one) >= amountMinor,
    );
    if (order === undefined) throw new Error("the demo shop has no order left to refund");
    const at = new Date(Math.min(now - 7_200_000, Date.parse(order.createdAt) + 1.5 * DAY_MS)).toISOString();
    const app = index % 6 === 5 ? OTHER_APP : index % 2 === 0 ? ADMIN_APP : null;
    refundOutside(state, order, { amountMinor, app, at, note: null, userId: app === OTHER_APP ? null : owner });
  });
}
