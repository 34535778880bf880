import { CHANNELS, type Origin } from "./origin";
import { COUNTER, WAREHOUSE } from "./shipping";
import { pickFrom, seeded } from "./random";
import type { Order } from "./state";

/** All of an order's origin, the parts it does not name filled in. */
export function originOf(order: Order): Origin {
  const [web] = CHANNELS;
  return {
    ...web,
    sourceIdentifier: null,
    cartToken: null,
    checkoutToken: null,
    confirmationNumber: `C${String(order.number)}`,
    discountCodes: [],
    poNumber: null,
    test: false,
    cardLast4: null,
    paymentId: null,
    locationId: null,
    fulfilmentLocationId: WAREHOUSE.id,
    weightGrams: 0,
    risk: "NONE",
    fraudProtection: "NOT_AVAILABLE",
    delivery: order.shippingAddress === null ? "NONE" : "SHIPPING",
    disputes: [],
    ...order.origin,
  };
}

const HEX = "0123456789abcdef";

/**
 * Gives a demo order its origin, from a generator of its own and without taking ids: everything else in the demo shop
 * stays as it was. No test orders, returns or disputes: those change what an order is, not where it came from.
 */
export function seedOrigin(order: Order): void {
  const random = seeded(order.number * 7919);
  const token = (length: number) => Array.from({ length }, () => HEX[Math.floor(random() * 16)]).join("");
  // Drawn for every order, used or not, so that one field's rule does not move the others.
  const drawn = {
    channel: pickFrom(random, ["web", "web", "web", "web", "shop", "pos"]),
    cart: token(32),
    checkout: token(32),
    card: String(1000 + Math.floor(random() * 9000)),
    code: random() < 0.2 ? pickFrom(random, ["BENVENUTA10", "ESTATE15", "AMICA5"]) : null,
    po: random() < 0.04 ? `PO${String(10_000 + order.number)}` : null,
    risk: pickFrom(random, ["LOW", "LOW", "LOW", "LOW", "LOW", "LOW", "MEDIUM", "HIGH", "NONE", "PENDING"] as const),
  };
  const channel = CHANNELS.find((one) => one.channel === drawn.channel) ?? CHANNELS[0];
  const atCounter = channel.channel === "pos" && order.fulfilments.length === 0;
  const byCard = order.transactions.some(({ gateway }) => gateway === "shopify_payments");
  order.origin = {
    ...channel,
    sourceIdentifier: channel.channel === "pos" ? `70000002-1-${String(order.number)}` : null,
    cartToken: channel.channel === "pos" ? null : drawn.cart,
    checkoutToken: drawn.checkout,
    discountCodes: drawn.code === null ? [] : [drawn.code],
    poNumber: drawn.po,
    cardLast4: byCard ? drawn.card : null,
    paymentId: order.transactions.length === 0 ? null : `c${String(order.id)}.1`,
    locationId: channel.channel === "pos" ? COUNTER.id : null,
    weightGrams: order.lines.reduce((sum, line) => sum + line.quantity * gramsOf(line.sku), 0),
    risk: drawn.risk,
    fraudProtection: byCard ? (drawn.risk === "HIGH" ? "NOT_PROTECTED" : "FULLY_PROTECTED") : "NOT_ELIGIBLE",
    delivery: atCounter ? "PICK_UP" : "SHIPPING",
  };
}

const HEAVY: Readonly<Record<string, number>> = { MAT: 2400, BOLSTER: 1800, ZAFU: 1500, BOWL: 900, WHEEL: 1600 };

function gramsOf(sku: string): number {
  return HEAVY[sku.split("-")[0] ?? ""] ?? 250;
}
