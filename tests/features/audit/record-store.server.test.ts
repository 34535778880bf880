import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalize } from "../../../app/features/audit/canonical";
import { exportRecord } from "../../../app/features/audit/export.server";
import { append, EMPTY_FRONTIER, leafHash, rootOf } from "../../../app/features/audit/merkle";
import { listEntries, readEntry, readHead } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { inShop } from "../../../app/platform/db.server";
import { sha256 } from "../../../app/platform/hash.server";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

const SHOP = "records.myshopify.com";
const SIZE = 70;
let database: TestDatabase;
const roots: string[] = [];

function entry(number: number): string {
  return canonicalize({
    v: 1,
    log: `delega/${SHOP}`,
    at: "2026-11-23T10:00:00.000Z",
    ref: `D-${String(number)}`,
    phase: "done",
    effect: "order.search",
    actor: { kind: "owner", user: "1" },
    subject: {},
    request: randomUUID(),
    decision: null,
    input: {},
    before: null,
    after: null,
    shopify: {},
    commitments: {},
  });
}

beforeAll(async () => {
  database = await aTestDatabase();
  let frontier = EMPTY_FRONTIER;
  for (let number = 1; number <= SIZE; number += 1) {
    const bytes = Buffer.from(entry(number));
    const index = {
      at: "2026-11-23T10:00:00Z",
      ref: `D-${String(number)}`,
      phase: "done",
      effect: "order.search",
      actor_user: "1",
    };
    await inShop(SHOP, (tx) =>
      tx.query("select record_append($1, $2, $3::jsonb)", [SHOP, bytes, JSON.stringify(index)]),
    );
    frontier = append(sha256, frontier, leafHash(sha256, bytes));
    roots.push(Buffer.from(rootOf(sha256, frontier)).toString("base64"));
    expect((await readHead(SHOP)).root).toBe(roots.at(-1));
  }
}, 60_000);
afterAll(() => database.close());

describe("the record in the database", () => {
  it("grows in SQL to the same root as in TypeScript, at every size from 1 to 70", () => {
    expect(roots).toHaveLength(SIZE);
  });

  it("is paged newest first by position, and one entry is read by its position", async () => {
    const first = await listEntries(SHOP, { limit: 3 });
    expect(first.map((row) => row.leafIndex)).toEqual([69, 68, 67]);
    const next = await listEntries(SHOP, { limit: 2, before: 67 });
    expect(next.map((row) => row.leafIndex)).toEqual([66, 65]);
    expect((await readEntry(SHOP, 0))?.entry.ref).toBe("D-1");
    expect(await readEntry(SHOP, 70)).toBeUndefined();
    expect(await readEntry("other.myshopify.com", 0)).toBeUndefined();
  });

  it("is exported as a header and the exact bytes, one entry a line", async () => {
    const lines: string[] = [];
    for await (const line of exportRecord(SHOP)) lines.push(line);
    expect(lines).toHaveLength(SIZE + 1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ format: "delega-record/1", size: SIZE, root: roots.at(-1) });
    expect(lines[1]).toMatch(/^{"actor".*"v":1}\n$/);
  });

  it("refuses to change, delete or empty it, for the app's role and for the database's owner alike", async () => {
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    for (const sql of ["update record_entry set ref = 'D-9'", "delete from record_entry", "truncate record_entry"]) {
      await expect(inShop(SHOP, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
      await expect(admin.query(sql)).rejects.toThrow(/append-only/);
    }
    await admin.end();
  });

  it("names the row that somebody edited behind the database's back", async () => {
    expect(await verifyRecord(SHOP, null)).toMatchObject({ intact: true });
    const held = await readHead(SHOP);
    const insider = new pg.Client({ connectionString: database.url });
    await insider.connect();
    await insider.query("set session_replication_role = replica");
    await insider.query(
      "update record_entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '\"v\":1', '\"v\": 1'), 'UTF8') where leaf_index = 11",
    );
    expect(await verifyRecord(SHOP, held)).toEqual({ intact: false, fault: { code: "not_canonical", row: 12 } });
    await insider.end();
  });
});
