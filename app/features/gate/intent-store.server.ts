import { z } from "zod";
import { inShop, pool } from "../../platform/db.server";
import type { JsonObject } from "../../platform/json";
import type { Tx } from "../../platform/tx";
import { canonicalize } from "../audit/canonical";
import type { Entry } from "../audit/entry";
import type { MoneyState } from "./effect";
import { statesBefore } from "./intent";
import { intentFrom } from "./intent-row";
import type {
  Admission,
  Admitted,
  AdmittedLimit,
  Claim,
  GateLimit,
  KnownUse,
  NumberedFacts,
  Settlement,
  StoredIntent,
  UsageKey,
} from "./ports";

/** Longer than the time-out of one sending (15 s) and what it may take to get ready (35 s), with a margin. */
const LEASE_S = 60;

const UsedRow = z.object({
  used: z.array(z.int()),
  now: z.string().transform((at) => new Date(at).toISOString()),
});
const FactsRow = UsedRow.extend({ number: z.int() });
const AdmittedRow = z.union([
  z.object({ outcome: z.enum(["admitted", "replay"]), intent_id: z.uuid() }),
  z.object({ outcome: z.enum(["request_key_reused", "grant_changed", "over_limit"]) }),
]);

export function keyRow(key: UsageKey): JsonObject {
  return {
    person: key.person,
    action: key.action,
    order_gid: key.orderGid,
    customer_gid: key.customerGid,
    refunded_minor: key.refundedMinor,
    time_zone: key.timeZone,
    together: key.together,
  };
}

function limitRow({ action, measure, window, whose }: GateLimit): JsonObject {
  return { action, measure: measure === "percent" ? "amount" : measure, window, whose };
}

export function admittedRow(limit: AdmittedLimit): JsonObject {
  return { ...limitRow(limit), max: limit.max, wanted: limit.wanted };
}

/** The sums come back in the order of the limits they were asked for. */
function usedBy(limits: readonly GateLimit[], { used, now }: z.infer<typeof UsedRow>): KnownUse {
  if (used.length !== limits.length) throw new Error("the database answered another number of limits");
  return { used: Object.fromEntries(limits.map((limit, index) => [limit.key, used[index]])), now };
}

export function entryRow(entry: Entry, intentId: string): JsonObject {
  return {
    at: entry.at,
    ref: entry.ref,
    phase: entry.phase,
    effect: entry.effect,
    actor_user: entry.actor.user,
    order_gid: entry.subject.order ?? null,
    intent_id: intentId,
  };
}

function bytesOf(entry: Entry): Buffer {
  return Buffer.from(canonicalize(entry), "utf8");
}

/** The use of these limits, the next reference number and the database's clock, in one trip of an open transaction. */
export async function gateFactsIn(
  tx: Tx,
  shop: string,
  { key, limits }: { key: UsageKey; limits: readonly GateLimit[] },
): Promise<NumberedFacts> {
  const { rows } = await tx.query("select gate_facts($1, $2::jsonb, $3::jsonb, true) as facts", [
    shop,
    JSON.stringify(keyRow(key)),
    JSON.stringify(limits.map(limitRow)),
  ]);
  const facts = FactsRow.parse(rows[0]?.["facts"]);
  return { ...usedBy(limits, facts), number: facts.number };
}

/**
 * The same in a transaction of its own, which does not wait for the disk: a number counts only once an admission kept it,
 * and that commit, later in the same log, takes this one to the disk first. So nobody of the shop queues for it.
 */
export async function gateFacts(shop: string, key: UsageKey, limits: readonly GateLimit[]): Promise<NumberedFacts> {
  const { rows } = await pool().query<{ facts: unknown }>(
    "select gate_facts($1, $2::jsonb, $3::jsonb, true) as facts from set_config('synchronous_commit', 'off', true)",
    [shop, JSON.stringify(keyRow(key)), JSON.stringify(limits.map(limitRow))],
  );
  const facts = FactsRow.parse(rows[0]?.facts);
  return { ...usedBy(limits, facts), number: facts.number };
}

/** The use of these limits and the database's clock, for a preview: no reference number is taken. */
export async function gateUsed(shop: string, key: UsageKey, limits: readonly GateLimit[]): Promise<KnownUse> {
  const { rows } = await pool().query<{ facts: unknown }>(
    "select gate_facts($1, $2::jsonb, $3::jsonb, false) as facts",
    [shop, JSON.stringify(keyRow(key)), JSON.stringify(limits.map(limitRow))],
  );
  return usedBy(limits, UsedRow.parse(rows[0]?.facts));
}

/** Takes the change's locks (person, order, customer) in an open transaction and sets its shop. */
export async function gateLock(shop: string, key: UsageKey, tx: Tx): Promise<void> {
  await tx.query("select gate_lock($1, $2::jsonb)", [shop, JSON.stringify(keyRow(key))]);
}

/** Admission in one SQL call: locks, replay, grant, limits, intent, usage, leaf (decisions.md 4). */
export async function gateAdmit(shop: string, admission: Admission, tx: Tx = pool()): Promise<Admitted> {
  const intent = {
    id: admission.id,
    number: admission.number,
    request_key: admission.requestKey,
    effect: admission.effect,
    action: admission.action,
    actor_user: admission.actor.userId,
    actor_kind: admission.actor.kind,
    actor_name: admission.actor.name,
    grant_id: admission.grant?.id ?? null,
    grant_version: admission.grant?.version ?? null,
    asked: admission.asked,
    input: admission.input,
    frozen: admission.frozen,
    input_hash: admission.inputHash,
    idem_key: admission.idemKey,
    fingerprint: admission.fingerprint,
    decision: admission.decision,
    amount_minor: admission.amountMinor,
    uses: admission.uses.map(({ action, amountMinor }) => ({ action, amount_minor: amountMinor })),
    currency: admission.currency,
    state: admission.state,
    hold_minutes: admission.holdMinutes,
    before: admission.before,
    after: admission.after,
  };
  const { rows } = await tx.query("select gate_admit($1, $2::jsonb, $3::jsonb, $4::jsonb, $5, $6::jsonb) as admitted", [
    shop,
    JSON.stringify(intent),
    JSON.stringify(keyRow(admission.key)),
    JSON.stringify(admission.limits.map(admittedRow)),
    bytesOf(admission.entry),
    JSON.stringify(entryRow(admission.entry, admission.id)),
  ]);
  const row = AdmittedRow.parse(rows[0]?.["admitted"]);
  return "intent_id" in row ? { outcome: row.outcome, intentId: row.intent_id } : { outcome: row.outcome };
}

const ClaimRow = z.union([
  z.object({ outcome: z.literal("claimed"), lease: z.int() }),
  z.object({ outcome: z.enum(["taken", "too_late", "grant_changed"]) }),
]);

/** Takes one sending of an intent that nobody is sending. `leaseS` is an argument for proofs that cannot wait. */
export async function gateClaim(shop: string, intentId: string, leaseS = LEASE_S): Promise<Claim> {
  const { rows } = await pool().query<{ claim: unknown }>(
    "select gate_claim($1, $2, make_interval(secs => $3)) as claim",
    [shop, intentId, leaseS],
  );
  return ClaimRow.parse(rows[0]?.claim);
}

/** Moves an intent on with its usage and its entry; false when it was settled already. */
export function gateSettle(shop: string, intentId: string, settlement: Settlement): Promise<boolean> {
  return gateSettleIn(pool(), shop, { intentId, settlement });
}

/** The same as a part of an open transaction: what belongs together is settled together or not at all. */
export async function gateSettleIn(
  tx: Tx,
  shop: string,
  { intentId, settlement }: { readonly intentId: string; readonly settlement: Settlement },
): Promise<boolean> {
  const to = {
    state: settlement.to,
    usage: settlement.usage,
    ...(settlement.after === undefined ? {} : { after: settlement.after }),
    ...(settlement.resultGid === undefined ? {} : { result_gid: settlement.resultGid }),
    ...(settlement.problem === undefined ? {} : { problem: settlement.problem }),
    ...(settlement.money === undefined ? {} : { settlement: settlement.money }),
    ...(settlement.lease === undefined ? {} : { lease: settlement.lease }),
    ...(settlement.answer === undefined ? {} : { answer: settlement.answer }),
    ...(settlement.refused === undefined ? {} : { refused: settlement.refused }),
    ...(settlement.waitS === undefined ? {} : { wait_s: settlement.waitS }),
  };
  const { entry } = settlement;
  const { rows } = await tx.query("select gate_settle($1, $2, $3::text[], $4::jsonb, $5, $6::jsonb) as settled", [
    shop,
    intentId,
    settlement.from ?? statesBefore(settlement.to),
    JSON.stringify(to),
    entry === null ? null : bytesOf(entry),
    entry === null ? null : JSON.stringify(entryRow(entry, intentId)),
  ]);
  return rows[0]?.["settled"] === true;
}

/** What became of the money of a change that is there already; false when that was known. */
export async function settleMoney(
  shop: string,
  intentId: string,
  { money, entry }: { money: MoneyState; entry: Entry },
): Promise<boolean> {
  const { rows } = await pool().query<{ settled: boolean }>("select gate_money($1, $2, $3, $4, $5::jsonb) as settled", [
    shop,
    intentId,
    money,
    bytesOf(entry),
    JSON.stringify(entryRow(entry, intentId)),
  ]);
  return rows[0]?.settled === true;
}

export async function loadIntent(shop: string, intentId: string): Promise<StoredIntent> {
  const intent = await findIntent(shop, intentId);
  if (intent === undefined) throw new Error("no such intent");
  return intent;
}

/** The intent, or undefined when this shop has none with this id. */
export async function findIntent(shop: string, intentId: string): Promise<StoredIntent | undefined> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query("select * from intent where shop = $1 and id = $2", [shop, intentId]);
    return rows[0] === undefined ? undefined : intentFrom(rows[0]);
  });
}

/**
 * Those of Shopify's ids that an intent of the same effect has already come to; in a transaction of its own unless one is
 * given. Of the same effect: a note and a cancellation come to the same order, and neither explains the other.
 */
export async function explainedGids(
  shop: string,
  of: { readonly effect: string; readonly gids: readonly string[] },
  tx?: Tx,
): Promise<ReadonlySet<string>> {
  if (tx === undefined) return inShop(shop, (own) => explainedGids(shop, of, own));
  const { rows } = await tx.query(
    "select result_gid from intent where shop = $1 and effect = $2 and result_gid = any ($3)",
    [shop, of.effect, of.gids],
  );
  return new Set(rows.map((row) => String(row["result_gid"])));
}

/** The intent a request made before, if any. */
export async function findEarlier(shop: string, requestKey: string): Promise<StoredIntent | null> {
  return inShop(shop, (tx) => findByRequestKey(shop, requestKey, tx));
}

/** The intent a request made before, if any: looked for inside the transaction that holds the person's lock. */
export async function findByRequestKey(shop: string, requestKey: string, tx: Tx): Promise<StoredIntent | null> {
  const { rows } = await tx.query("select * from intent where shop = $1 and request_key = $2", [shop, requestKey]);
  return rows[0] === undefined ? null : intentFrom(rows[0]);
}
