import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { OrderCancelDocument } from "../../shopify/documents/cancel.mutation";
import { JobDoneDocument } from "../../shopify/documents/job.query";
import { OrderCancellationDocument } from "../../shopify/documents/order-cancellation.query";
import type { Read } from "../../shopify/door";
import { defineEffect, type Applied, type Sent } from "../gate/effect";
import { CANCEL_REASONS, CancelInput } from "./cancel";
import { obstacleToCancel, type CancelFacts } from "./cancel-facts";
import { readCancelFacts } from "./read-cancel-facts.server";
import { MOVES_NO_MONEY } from "./touched-order";

const Frozen = z.object({
  orderId: z.string(),
  reason: z.enum(CANCEL_REASONS),
  restock: z.boolean(),
  notifyCustomer: z.boolean(),
});

/**
 * A cancellation through the gate. `refundMethod` is never sent: a cancellation has no amount and would give everything
 * back past the limits, so money is refunded apart. What was only authorised Shopify voids in any case. A second call
 * while the first waits does nothing, and one after it is refused: twice is once.
 */
export const cancelOrder = defineEffect<CancelInput, CancelFacts>({
  name: "order.cancel",
  action: "order.cancel",
  again: "state",
  input: CancelInput,
  readFacts: (read, { orderGid }) => readCancelFacts(read, orderGid),
  ...MOVES_NO_MONEY,
  fingerprint: ({ cancelledAt, parcels, returnStatus, basis }) =>
    JSON.stringify([cancelledAt, parcels, returnStatus, basis.order?.paymentStatus, basis.refundedMinor]),
  before: ({ cancelledAt }) => ({ cancelled_at: cancelledAt }),
  recorded: ({ reason, restock, notify }, { name }) => ({ order: name, cancel_reason: reason, restock, notify }),
  freeze({ reason, restock, notify }, facts) {
    const obstacle = obstacleToCancel(facts);
    if (obstacle !== null) return fail(obstacle);
    return ok({ orderId: facts.gid, reason, restock, notifyCustomer: notify });
  },
  async send(send, frozen, { note, read }): Promise<Sent> {
    const variables = Frozen.parse(frozen);
    const answer = await send(OrderCancelDocument, { ...variables, staffNote: note });
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.orderCancel;
    const job = payload?.job;
    if (job != null) return outcomeOf(read, { jobId: job.id, orderGid: variables.orderId, note });
    if (payload == null || payload.orderCancelUserErrors.length === 0)
      return { kind: "unknown", why: "an answer without job and without errors" };
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  },
  async find(read, { orderGid, reference, leaf }) {
    if (orderGid === null) return fail(problem("not_found"));
    const seen = await readCancellation(read, orderGid);
    if (!seen.ok) return seen;
    const { value } = seen;
    // Only one cancellation can be on an order, and nobody else knows this leaf: the note says enough.
    const ours = [`· ${reference} ·`, leaf.slice(0, 16)].every((mark) => value?.note.includes(mark) === true);
    return ok(ours && value !== null ? value.applied : null);
  },
  async shown(read, orderGid) {
    const seen = await readCancellation(read, orderGid);
    if (!seen.ok) return seen;
    return ok(seen.value === null ? [] : [{ ...seen.value.applied, at: seen.value.at, byUs: true }]);
  },
});

/** The looks at a job that Shopify took on, milliseconds apart: together about as long as a person waits for a page. */
const PAUSES_MS = [150, 300, 600, 1000, 1500, 1500, 1500] as const;
/** A job that has run may be a moment ahead of what one reads. */
const LOOKS_AFTER_JOB = 3;

type Waiting = { readonly jobId: string; readonly orderGid: string; readonly note: string };

/** What the job came to. Not done in time, or not to be read: unknown, and the look-up settles it later. */
async function outcomeOf(read: Read, waiting: Waiting): Promise<Sent> {
  for (const ms of PAUSES_MS) {
    await pause(ms);
    const job = await read(JobDoneDocument, { id: waiting.jobId });
    if (!job.ok) return { kind: "unknown", why: "the job of the cancellation could not be read" };
    if (job.value.job?.done === true) return afterJob(read, waiting);
  }
  return { kind: "unknown", why: "the job of the cancellation is not done yet" };
}

/** A job says only that it has run; whether it cancelled, and whether for us, the order says. */
async function afterJob(read: Read, { orderGid, note }: Waiting): Promise<Sent> {
  for (let look = 0; look < LOOKS_AFTER_JOB; look += 1) {
    if (look > 0) await pause(PAUSES_MS[look] ?? 0);
    const seen = await readCancellation(read, orderGid);
    if (!seen.ok) return { kind: "unknown", why: "the order could not be read after its cancellation" };
    if (seen.value?.note === note) return { kind: "applied", ...seen.value.applied };
    if (seen.value !== null) return { kind: "refused", problem: problem("cancelled_already"), concurrent: false };
  }
  return { kind: "refused", problem: problem("cancel_not_done"), concurrent: false };
}

type Seen = { readonly applied: Applied; readonly note: string; readonly at: string };

/** The order's cancellation as it stands; null = it is not cancelled. */
async function readCancellation(read: Read, id: string): Promise<Result<Seen | null, Problem>> {
  const answer = await read(OrderCancellationDocument, { id });
  if (!answer.ok) return answer;
  const { order } = answer.value;
  if (order === null) return fail(problem("not_found"));
  if (order.cancelledAt === null) return ok(null);
  const after: JsonObject = { cancelled_at: order.cancelledAt, cancel_reason: order.cancelReason };
  return ok({
    applied: { gid: order.id, after },
    note: order.cancellation?.staffNote ?? "",
    at: order.cancelledAt,
  });
}
