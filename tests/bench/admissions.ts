import { randomUUID } from "node:crypto";
import { entryOf } from "../../app/features/gate/entries";
import type { Admission } from "../../app/features/gate/ports";
import type { Actor } from "../../app/features/policy/standing";
import { admittedLimits } from "../../app/features/gate/gate-limits";
import { grantOf } from "../../app/features/gate/moment";

let number = 1_000_000;

/** A refund as the gate admits it, of a new order each time: what `prepare` in perform-with makes of a request. */
export function anAdmission(shop: string, actor: Actor): Admission {
  number += 1;
  const orderGid = `gid://shopify/Order/${String(5_000_000_000 + number)}`;
  const requestKey = randomUUID();
  const money = { amount: "12.95", currency: "EUR" };
  const recorded = {
    lines: [{ line: "gid://shopify/LineItem/13", quantity: 1 }],
    shipping: null,
    money,
    reason: "broken",
  };
  const decision = {
    answer: "can" as const,
    reason: "within_limit",
    role_version: randomUUID(),
    rooms: [
      { measure: "amount", window: "order", max: 5_000, used: 0, left: 5_000 },
      { measure: "amount", window: "day", max: 2_000_000_000, used: 1_295, left: 1_999_998_705 },
    ],
  };
  const use = { action: "refund.issue" as const, amountMinor: 1_295 };
  const before = { refunded: { amount: "0.00", currency: "EUR" }, status: "PAID" };
  return {
    id: randomUUID(),
    idemKey: randomUUID(),
    requestKey,
    effect: "refund.issue",
    action: "refund.issue",
    inputHash: "0".repeat(64),
    actor: { userId: actor.userId, kind: "assistant", name: actor.name },
    grant: grantOf(actor),
    limits: admittedLimits(actor.standing, [use], null),
    uses: [use],
    key: {
      person: actor.userId,
      action: "refund.issue",
      orderGid,
      customerGid: `gid://shopify/Customer/${String(number)}`,
      refundedMinor: 0,
      timeZone: "Europe/Rome",
      together: false,
    },
    amountMinor: 1_295,
    currency: "EUR",
    number,
    asked: { orderGid, lines: [{ id: "13", quantity: 1 }], shippingMinor: 0, reason: "broken" },
    input: recorded,
    frozen: { orderId: orderGid, note: "D-10001", notify: false, currency: "EUR", transactions: [{ amount: "12.95" }] },
    fingerprint: "1".repeat(64),
    decision,
    state: "RESERVED",
    holdMinutes: 0,
    before,
    after: null,
    entry: entryOf(
      {
        shop,
        number,
        effect: "refund.issue",
        actor: { kind: "assistant", user: actor.userId },
        orderGid,
        requestKey,
        recorded,
        decision,
      },
      { at: "2026-11-24T10:00:00.000Z", phase: "intent", before },
    ),
  };
}
