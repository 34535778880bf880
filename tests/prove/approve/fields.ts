import { inShop } from "../../../app/platform/db.server";
import { LOTO } from "../../support/practice-shop";
import { approved } from "./answers";
import type { Case } from "./case";
import { filled, tamper, type Desk } from "./desk";
import type { Kind, Tampered } from "./kind";

type Table = "intent" | "approval_request";

/** What a yes stands for: none of it can be changed, and the change still be done. */
const BOUND: Readonly<Record<Table, readonly Tampered[]>> = {
  intent: [
    ["shop", "'onda-lenta.myshopify.com'"],
    ["id", "gen_random_uuid()"],
    ["number", "number + 100000"],
    ["effect", "'order.note'"],
    ["actor_user", "'{colleague}'"],
    ["actor_user", "'{owner}'"],
    ["order_gid", "'{elsewhere}'"],
    ["order_gid", "null"],
    ["asked", "null"],
    ["frozen", "null"],
    ["input", "'{}'"],
    ["input_hash", "'x'"],
    ["idem_key", "gen_random_uuid()"],
    ["fingerprint", "'x'"],
    ["fingerprint", "null"],
    ["amount_minor", "amount_minor + 1"],
    ["currency", "'USD'"],
    ...["DRAFT", "PENDING_APPROVAL", "SUCCEEDED", "FAILED", "NEEDS_OWNER", "STALE", "CANCELLED", "EXPIRED"].map(
      (state): Tampered => ["state", `'${state}'`],
    ),
  ],
  approval_request: [
    ["shop", "'onda-lenta.myshopify.com'"],
    ["intent_id", "gen_random_uuid()"],
    ["answer", "null"],
    ["answer", "'declined'"],
    ["answered_by", "'{her}'"],
    ["answered_by", "'{colleague}'"],
    ["answered_by", "null"],
    ["digest", "'x'"],
    ["digest", "null"],
    ["lifts", "'[]'"],
    ["lifts", "lifts || lifts"],
    ["lifts", "null"],
    ["expires_at", "app_now()"],
    ["expires_at", "answered_at - interval '1 hour'"],
    ["expires_at", "expires_at + interval '30 days'"],
  ],
};

/**
 * What a yes does not stand for: how the change is told of, and what the gate writes or asks anew when it is done. It may
 * be done all the same, but then exactly as approved, once.
 */
const TOLD: Readonly<Record<Table, readonly Tampered[]>> = {
  intent: [
    ["request_key", "request_key || 'x'"],
    ["action", "'order.note'"],
    ["actor_kind", "'owner'"],
    ["actor_name", "'Somebody Else'"],
    ["grant_id", "null"],
    ["grant_id", "gen_random_uuid()"],
    ["decision", "null"],
    ["before", "'{}'"],
    ["after", "'{}'"],
    ["leaf", "repeat('0', 64)"],
    ["lease_until", "app_now() + interval '1 day'"],
    ["first_sent_at", "app_now()"],
    ["first_sent_at", "app_now() - interval '2 days'"],
    ["last_sent_at", "app_now()"],
    ["refused_at", "app_now()"],
    ["not_before", "app_now() + interval '1 day'"],
    ["held_until", "app_now()"],
    ["settlement", "'SUCCESS'"],
    ["sends", "7"],
    ["looked_up", "7"],
    ["first_absent_at", "app_now()"],
    ["result_gid", "'gid://shopify/Refund/1'"],
    ["problem", `'{"code": "declined"}'`],
    ["created_at", "created_at - interval '30 days'"],
    ["settled_at", "app_now()"],
    ["noted_at", "app_now()"],
    // Then the sweeper sends it, as it stands.
    ["state", "'RESERVED'"],
    ["state", "'UNKNOWN'"],
  ],
  approval_request: [
    ["note", "'Something else.'"],
    ["reasons", "'[]'"],
    ["asked_at", "asked_at - interval '30 days'"],
    ["returned_at", "app_now()"],
    ["answered_at", "app_now() - interval '30 days'"],
    ["answer_text", "'Something else.'"],
  ],
};

const TABLES: readonly Table[] = ["intent", "approval_request"];

/** Every field of an approved request, mutated in turn; the kind's own ways are in what was asked, kept and frozen. */
export function fieldCases(): Case[] {
  return TABLES.flatMap((table) => [
    ...BOUND[table].map((one) => caseOf(table, one, "never")),
    ...TOLD[table].map((one) => caseOf(table, one, "as approved")),
  ]);
}

export function ownFieldCases({ tampered }: Kind): Case[] {
  return tampered.map((one) => caseOf("intent", one, "never"));
}

function caseOf(table: Table, [column, sql]: Tampered, often: Case["often"]): Case {
  return {
    name: `${table}.${column} = ${sql}`,
    often,
    async run(desk) {
      const id = await approved(desk);
      if (await changed(desk, { table, column, sql, id }))
        for (const by of [desk.colleague, desk.owner, desk.her]) await desk.click(id, by);
      else desk.tally.refusedByDatabase += 1;
    },
  };
}

/** A constraint or a tenant's wall: then there is nothing left for the gate to find out. */
const REFUSED = /^(?:23|42501)/;

async function changed(
  desk: Desk,
  { table, column, sql, id }: { table: Table; column: string; sql: string; id: string },
): Promise<boolean> {
  const key = table === "intent" ? "id" : "intent_id";
  try {
    await tamper(`update ${table} set ${column} = ${filled(desk, sql)} where ${key} = '${id}'`);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && REFUSED.test(String(error.code))) return false;
    throw error;
  }
}

/** Columns that no case changes: a new one has to say whether a yes stands for it. */
export async function untouchedColumns(): Promise<string[]> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ table_name: Table; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = current_schema() and table_name = any ($1)`,
      [TABLES],
    ),
  );
  if (rows.length === 0) throw new Error("the tables have no columns");
  return rows
    .filter(
      ({ table_name: table, column_name: name }) => ![...BOUND[table], ...TOLD[table]].some(([one]) => one === name),
    )
    .map((row) => `${row.table_name}.${row.column_name}`);
}
