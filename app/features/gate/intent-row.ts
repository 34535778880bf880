import { z } from "zod";
import { Entry } from "../audit/entry";
import { IntentState } from "./intent";
import type { StoredIntent } from "./ports";

const JsonColumn = z.record(z.string(), z.json());
const Moment = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);

const IntentRow = z.object({
  id: z.uuid(),
  number: z.coerce.number().int(),
  request_key: z.string(),
  effect: z.string(),
  actor_user: z.string(),
  actor_kind: z.enum(["owner", "assistant"]),
  actor_name: z.string(),
  order_gid: z.string().nullable(),
  asked: JsonColumn.nullable(),
  input: JsonColumn,
  frozen: JsonColumn.nullable(),
  idem_key: z.uuid(),
  fingerprint: z.string().nullable(),
  sends: z.int(),
  held_until: Moment,
  first_sent_at: Moment,
  last_sent_at: Moment,
  refused_at: Moment,
  first_absent_at: Moment,
  looked_up: z.int(),
  settlement: z.enum(["PENDING", "SUCCESS", "FAILURE", "PARTIAL"]).nullable(),
  result_gid: z.string().nullable(),
  input_hash: z.string(),
  state: IntentState,
  leaf: z.string(),
  before: JsonColumn.nullable(),
  after: JsonColumn.nullable(),
  problem: JsonColumn.nullable(),
  decision: Entry.shape.decision,
  amount_minor: z.coerce.number().int(),
  currency: z.string().nullable(),
  created_at: z.date(),
});

/** A row of the intent table, parsed. */
export function intentFrom(row: unknown): StoredIntent {
  const intent = IntentRow.parse(row);
  return {
    id: intent.id,
    number: intent.number,
    requestKey: intent.request_key,
    effect: intent.effect,
    actorUser: intent.actor_user,
    actorKind: intent.actor_kind,
    actorName: intent.actor_name,
    orderGid: intent.order_gid,
    asked: intent.asked,
    input: intent.input,
    frozen: intent.frozen,
    idemKey: intent.idem_key,
    fingerprint: intent.fingerprint,
    sends: intent.sends,
    heldUntil: intent.held_until,
    firstSentAt: intent.first_sent_at,
    lastSentAt: intent.last_sent_at,
    refusedAt: intent.refused_at,
    absentSince: intent.first_absent_at,
    lookedUp: intent.looked_up,
    settlement: intent.settlement,
    resultGid: intent.result_gid,
    inputHash: intent.input_hash,
    state: intent.state,
    leaf: intent.leaf,
    before: intent.before,
    after: intent.after,
    problem: intent.problem,
    decision: intent.decision,
    amountMinor: intent.amount_minor,
    currency: intent.currency,
    createdAt: intent.created_at.toISOString(),
  };
}
