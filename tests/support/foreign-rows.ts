import pg from "pg";
import { startTestCluster } from "./cluster";

const A = "a.myshopify.com";
const B = "b.myshopify.com";
/** Tables that row-level security does not cover, by name and reason (decisions.md 18). */
const EXCEPTIONS = ["_prisma_migrations", "shop_registry"];

/** Every table × verb as the other shop: no row of the first is seen, touched or copied; the exceptions are the list. */
export async function provenDatabase() {
  const cluster = await startTestCluster();
  const client = new pg.Client({ connectionString: cluster.url });
  try {
    await client.connect();
    const tables = await client.query<{ name: string; bound: boolean; shop: boolean }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid) as bound,
         exists (select from pg_attribute where attrelid = c.oid and attname = 'shop') as shop
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const unbound = tables.rows.filter((table) => !table.bound).map((table) => table.name);
    const bound = tables.rows.filter((table) => table.bound && table.shop).map((table) => table.name);
    await plant(client, bound);
    const seen = await foreignRows(client, bound);
    // The control: with one table's policy off, the same look must find the planted row.
    await client.query("alter table person no force row level security; alter table person disable row level security");
    const control = await foreignRows(client, ["person"]);
    const catalogue = JSON.stringify(unbound) === JSON.stringify(EXCEPTIONS);
    console.log(`tables bound: ${bound.join(", ")}; exceptions: ${unbound.join(", ")}`);
    return {
      ok: catalogue && seen === 0 && control > 0,
      figures: {
        tables: bound.length,
        verbs: 4,
        foreignRows: seen,
        catalogueEqualsExceptions: catalogue,
        controlRows: control,
      },
    };
  } finally {
    await client.end();
    await cluster.stop();
  }
}

/** One row of shop A in every table; values are made to fit, foreign keys and triggers are out of the way. */
async function plant(client: pg.Client, tables: string[]): Promise<void> {
  await client.query("set session_replication_role = replica");
  for (const table of tables) {
    const columns = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and attnotnull and not atthasdef`,
      [table],
    );
    const values = columns.rows.map(({ name, type }) => (name === "shop" ? `'${A}'` : sample(table, name, type)));
    await client.query(
      `insert into "${table}" (${columns.rows.map(({ name }) => `"${name}"`).join(", ")}) values (${values.join(", ")})`,
    );
  }
  await client.query("set session_replication_role = origin");
}

function sample(table: string, name: string, type: string): string {
  const known: Record<string, string> = {
    money: "'SUCCESS'",
    width: "'phone'",
    status: "'active'",
    state: table === "usage" ? "'spent'" : "'open'",
  };
  if (name in known && type === "text") return known[name] ?? "";
  if (type === "uuid") return "'00000000-0000-4000-8000-000000000001'";
  if (type.startsWith("timestamp")) return "now()";
  if (type === "jsonb") return "'[]'";
  if (type === "bytea") return "'\\x00'";
  if (type === "bytea[]") return "'{}'";
  if (type === "boolean") return "false";
  return type === "text" ? "'x'" : "1";
}

/** As shop B: rows of A that a select sees, an update or delete touches, or an insert puts in. */
async function foreignRows(client: pg.Client, tables: string[]): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    for (const sql of verbs(table)) rows += await asOtherShop(client, sql);
  }
  return rows;
}

function verbs(table: string): string[] {
  return [
    `select shop from "${table}" where shop = '${A}'`,
    `update "${table}" set shop = shop where shop = '${A}'`,
    `delete from "${table}" where shop = '${A}'`,
    `insert into "${table}" select * from "${table}" where shop = '${A}'`,
  ];
}

async function asOtherShop(client: pg.Client, sql: string): Promise<number> {
  await client.query("begin");
  try {
    await client.query("set local role delega_app");
    await client.query("select set_config('app.shop', $1, true)", [B]);
    return (await client.query(sql)).rowCount ?? 0;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    // 23505: the foreign row was seen, and only its key stood in the way of a copy. 42501: the role may not even try.
    if (error.code === "23505") return 1;
    if (error.code === "42501") return 0;
    throw error;
  } finally {
    await client.query("rollback");
  }
}
