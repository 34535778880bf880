import { randomUUID } from "node:crypto";
import { enqueue } from "../../platform/queue.server";
import { readerFor } from "../../shopify/read.server";
import { senderFor } from "../../shopify/write.server";
import { findEarlier, gateAdmit, gateClaim, gateFacts, gateSettle, loadIntent } from "./intent-store.server";
import type { Ports } from "./ports";
import { SETTLE_QUEUE } from "./settle-queue";

const FIRST_LOOK_S = 5;

/** What the gate leans on in production. There is no switch here: tests pass their own ports to `performWith`. */
export const gatePorts: Ports = {
  earlier: findEarlier,
  facts: gateFacts,
  reserve: (shop, admission) => gateAdmit(shop, admission),
  claim: (shop, id) => gateClaim(shop, id),
  settle: gateSettle,
  load: loadIntent,
  doors: (shop) => ({ look: readerFor(shop), read: readerFor(shop, "money"), send: senderFor(shop) }),
  key: (stored) => stored,
  settleLater: (shop) => enqueue(SETTLE_QUEUE, { shop, id: "" }, { startAfterS: FIRST_LOOK_S }),
  sendAfterHold: (shop, { intentId, minutes }) =>
    enqueue(SETTLE_QUEUE, { shop, id: intentId }, { startAfterS: minutes * 60 + 1 }),
  newId: randomUUID,
  clock: () => new Date(),
  at: () => Promise.resolve(),
};
