import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineEffect, NOTHING_GIVEN } from "../../app/features/gate/effect";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import type { Ports } from "../../app/features/gate/ports";
import { freshOrder } from "../../app/features/policy/made-up";
import { ok } from "../../app/platform/result";

const Input = z.object({ orderGid: z.string(), amountMinor: z.int().min(1), orderedAtMs: z.int() });

/**
 * A refund that is over as soon as it is sent, for proofs about limits and clocks that need thousands: the real gate
 * decides, reserves, claims, settles and records it in the real database; only Shopify is left out.
 */
export const pretendRefund = defineEffect<
  z.infer<typeof Input>,
  { readonly orderedAtMs: number; readonly gid: string }
>({
  name: "refund.issue",
  action: "refund.issue",
  again: "key",
  input: Input,
  readFacts: (_read, { orderGid, orderedAtMs }) => Promise.resolve(ok({ orderedAtMs, gid: orderGid })),
  decideOn: ({ orderedAtMs, gid }) => ({
    order: freshOrder(orderedAtMs),
    subject: { orderGid: gid, customerGid: null },
    refundedMinor: 0,
  }),
  money: ({ amountMinor }) => ok({ amountMinor, currency: "EUR" }),
  also: () => [],
  given: () => NOTHING_GIVEN,
  fingerprint: ({ gid }) => gid,
  before: () => ({}),
  recorded: ({ amountMinor }) => ({ amountMinor }),
  freeze: ({ amountMinor }) => ok({ amountMinor }),
  send: () => Promise.resolve({ kind: "applied", gid: `gid://shopify/Refund/${randomUUID()}`, after: {} }),
  find: () => Promise.resolve(ok(null)),
  shown: () => Promise.resolve(ok([])),
});

const noDoor = () => Promise.reject(new Error("a pretended refund asks Shopify nothing"));

export const PORTS_WITHOUT_SHOPIFY: Ports = {
  ...gatePorts,
  doors: () => ({ look: noDoor, read: noDoor, send: noDoor }),
};
