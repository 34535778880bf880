import { z } from "zod";
import { inShop, pool } from "../../platform/db.server";
import type { JsonObject } from "../../platform/json";
import type { Tx } from "../../platform/tx";
import { canonicalize } from "../audit/canonical";
import type { Entry } from "../audit/entry";
import type { Reason } from "../policy/decision";
import { Lifts, type Lift } from "./approval";
import { admittedRow, entryRow, keyRow } from "./intent-store.server";
import type { Admission } from "./ports";

const Moment = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);
/** Written by the gate only, as policy said them. */
export const Reasons = z
  .array(z.looseObject({ code: z.string(), answer: z.enum(["can", "ask", "deny"]) }))
  .transform((reasons) => reasons as unknown as readonly Reason[]);
const RequestRow = z
  .object({
    note: z.string(),
    reasons: Reasons,
    asked_at: z.date(),
    expires_at: z.date(),
    is_over: z.boolean(),
    returned_at: Moment,
    answer: z.enum(["approved", "declined"]).nullable(),
    answered_by: z.string().nullable(),
    answered_at: Moment,
    answer_text: z.string(),
    digest: z.string().nullable(),
    lifts: Lifts.nullable(),
  })
  .transform((row) => ({
    note: row.note,
    reasons: row.reasons,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isOver: row.is_over,
    returnedAt: row.returned_at,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
    answerText: row.answer_text,
    digest: row.digest,
    lifts: row.lifts,
  }));

/** A request for a yes, as stored. Times ISO, UTC; `isOver` = by the database's clock it has expired. */
export type StoredRequest = z.infer<typeof RequestRow>;

/** The request of an intent inside a transaction, its row locked; undefined = there is none. */
export async function lockRequest(tx: Tx, shop: string, intentId: string): Promise<StoredRequest | undefined> {
  const { rows } = await tx.query(
    "select *, expires_at <= app_now() as is_over from approval_request where shop = $1 and intent_id = $2 for update",
    [shop, intentId],
  );
  return rows[0] === undefined ? undefined : RequestRow.parse(rows[0]);
}

export function findRequest(shop: string, intentId: string): Promise<StoredRequest | undefined> {
  return inShop(shop, (tx) => lockRequest(tx, shop, intentId));
}

/** Keeps a new request beside its intent, in the transaction that admitted it. */
export async function insertRequest(
  tx: Tx,
  shop: string,
  request: {
    readonly intentId: string;
    readonly note: string;
    readonly reasons: readonly Reason[];
    readonly hours: number;
  },
): Promise<void> {
  await tx.query(
    `insert into approval_request (shop, intent_id, note, reasons, asked_at, expires_at)
     values ($1, $2, $3, $4::jsonb, app_now(), app_now() + make_interval(hours => $5))`,
    [shop, request.intentId, request.note, JSON.stringify(request.reasons), request.hours],
  );
}

export type Answered = {
  readonly intentId: string;
  readonly by: string;
  readonly text: string;
  readonly yes: { readonly digest: string; readonly lifts: readonly Lift[]; readonly until: string } | null;
};

/** The moment so many hours from now, by the database's clock: ISO, UTC. */
export async function hoursFromNow(tx: Tx, hours: number): Promise<string> {
  const { rows } = await tx.query("select app_now() + make_interval(hours => $1) as at", [hours]);
  return z.object({ at: z.date() }).parse(rows[0]).at.toISOString();
}

/** Writes the answer down and moves the intent; call it with both rows locked. */
export async function answerRequest(tx: Tx, shop: string, { intentId, by, text, yes }: Answered): Promise<void> {
  await tx.query(
    `update approval_request set answer = $3, answered_by = $4, answered_at = app_now(), answer_text = $5, digest = $6,
       lifts = $7::jsonb, expires_at = coalesce($8::timestamptz, expires_at)
     where shop = $1 and intent_id = $2`,
    [
      ...[shop, intentId, yes === null ? "declined" : "approved", by, text, yes?.digest ?? null],
      ...[yes === null ? null : JSON.stringify(yes.lifts), yes?.until ?? null],
    ],
  );
  if (yes !== null)
    await tx.query("update intent set state = 'APPROVED' where shop = $1 and id = $2 and state = 'PENDING_APPROVAL'", [
      shop,
      intentId,
    ]);
}

/** What the change is now, in place of what it was: a smaller amount that the owner chose, or the order as it stands now. */
export type Content = {
  readonly asked: JsonObject;
  readonly input: JsonObject;
  readonly inputHash: string;
  readonly frozen: JsonObject;
  readonly fingerprint: string;
  readonly before: JsonObject;
  readonly decision: Admission["decision"];
  readonly amountMinor: number;
};

export async function replaceContent(
  tx: Tx,
  shop: string,
  { intentId, content }: { readonly intentId: string; readonly content: Content },
): Promise<void> {
  await tx.query(
    `update intent set asked = $3::jsonb, input = $4::jsonb, input_hash = $5, frozen = $6::jsonb, fingerprint = $7,
       before = $8::jsonb, decision = $9::jsonb, amount_minor = $10
     where shop = $1 and id = $2 and state in ('PENDING_APPROVAL', 'APPROVED')`,
    [
      ...[shop, intentId, JSON.stringify(content.asked), JSON.stringify(content.input), content.inputHash],
      ...[JSON.stringify(content.frozen), content.fingerprint, JSON.stringify(content.before)],
      ...[JSON.stringify(content.decision), content.amountMinor],
    ],
  );
}

/** Back to the owner: the yes was of something else. The record says so. */
export async function returnRequest(
  tx: Tx,
  shop: string,
  back: {
    readonly intentId: string;
    readonly reasons: readonly Reason[];
    readonly hours: number;
    readonly entry: Entry;
  },
): Promise<void> {
  const { intentId, reasons, hours, entry } = back;
  await tx.query("update intent set state = 'PENDING_APPROVAL' where shop = $1 and id = $2", [shop, intentId]);
  await tx.query(
    `update approval_request set answer = null, answered_by = null, answered_at = null, answer_text = '', digest = null,
       lifts = null, reasons = $4::jsonb, returned_at = app_now(), expires_at = app_now() + make_interval(hours => $3)
     where shop = $1 and intent_id = $2`,
    [shop, intentId, hours, JSON.stringify(reasons)],
  );
  await tx.query("select record_append($1, $2, $3::jsonb)", [
    shop,
    Buffer.from(canonicalize(entry), "utf8"),
    JSON.stringify(entryRow(entry, intentId)),
  ]);
}

const Admitted = z.object({
  outcome: z.enum(["admitted", "taken", "void", "expired", "grant_changed", "over_limit"]),
});

export type ApprovedAdmission = Pick<
  Admission,
  "key" | "limits" | "uses" | "decision" | "before" | "holdMinutes" | "entry"
> & {
  readonly intentId: string;
  readonly digest: string;
};

/** Admission of what was approved, in one SQL call. `void` = the yes does not stand, or is of other content. */
export async function admitApproved(
  shop: string,
  admission: ApprovedAdmission,
): Promise<z.infer<typeof Admitted>["outcome"]> {
  const { intentId, digest, key, limits, uses, decision, before, holdMinutes, entry } = admission;
  const admit = {
    state: holdMinutes > 0 ? "HELD" : "RESERVED",
    hold_minutes: holdMinutes,
    decision,
    before,
    uses: uses.map(({ action, amountMinor }) => ({ action, amount_minor: amountMinor })),
  };
  const { rows } = await pool().query<{ admitted: unknown }>(
    "select gate_admit_approved($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7, $8::jsonb) as admitted",
    [
      ...[shop, intentId, digest, JSON.stringify(admit), JSON.stringify(keyRow(key))],
      JSON.stringify(limits.map(admittedRow)),
      Buffer.from(canonicalize(entry), "utf8"),
      JSON.stringify(entryRow(entry, intentId)),
    ],
  );
  return Admitted.parse(rows[0]?.admitted).outcome;
}
