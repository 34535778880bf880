import { readdirSync } from "node:fs";
import pg from "pg";
import { startPractice, type Practice } from "../practice/practice";
import { mintIdToken } from "../practice/shop/oauth";
import { startTestCluster } from "../support/cluster";
import type { Proof } from "./proof";

const A = "a.myshopify.com";
const B = "b.myshopify.com";
/** Tables that row-level security does not cover, by name and reason (decisions.md 18). */
const EXCEPTIONS = ["_prisma_migrations", "shop_registry"];

/** Every table × verb as the other shop, and every route × foreign id: nothing is seen, nothing is told apart. */
export const prove: Proof = async () => {
  const database = await provenDatabase();
  const routes = await provenRoutes();
  return { ok: database.ok && routes.ok, figures: { ...database.figures, ...routes.figures } };
};

async function provenDatabase() {
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
  const known: Record<string, string> = { status: "'active'", state: table === "usage" ? "'spent'" : "'open'" };
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

/** How to fill each route parameter: with an id of Loto Lento's and with one that never existed. */
const PARAMS: Readonly<Record<string, { path: (id: string) => string; never: string }>> = {
  "app.orders.$orderId": { path: (id) => `/app/orders/${id}`, never: "999999999999" },
  "app.orders.$orderId_.refund": { path: (id) => `/app/orders/${id}/refund`, never: "999999999999" },
  "app.team.$grantId": { path: (id) => `/app/team/${id}`, never: "00000000-0000-4000-8000-00000000dead" },
  "app.audit.$row": { path: (id) => `/app/audit/${id}`, never: "999999999" },
};

async function provenRoutes() {
  const withParams = readdirSync(new URL("../../app/routes", import.meta.url)).filter((name) => /\$[a-z]/.test(name));
  const missing = withParams.filter((name) => !(name in PARAMS));
  if (missing.length > 0)
    throw new Error(`these routes have no row in the table of tests/prove/tenants.ts: ${missing.join(", ")}`);
  const practice = await startPractice({ mode: "tls", freePorts: true });
  try {
    const own = await idsOf(practice);
    let different = 0;
    let controlSame = 0;
    for (const name of withParams) {
      const route = PARAMS[name];
      if (route === undefined) continue;
      const id = own[name] ?? "";
      const [foreign, never, mine] = await Promise.all([
        get(practice, "onda-lenta", route.path(id)),
        get(practice, "onda-lenta", route.path(route.never)),
        get(practice, "loto-lento", route.path(id)),
      ]);
      const sameBody =
        foreign.body === never.body || foreign.body.replaceAll(id, "ID") === never.body.replaceAll(route.never, "ID");
      const alike = foreign.status === never.status && sameBody;
      console.log(
        `${name}: foreign ${String(foreign.status)}, never ${String(never.status)}, own ${String(mine.status)}${alike ? "" : "  DIFFERENT"}`,
      );
      if (!alike || foreign.status !== 404) different += 1;
      if (mine.status === 404) controlSame += 1;
    }
    return {
      ok: different === 0 && controlSame === 0,
      figures: { routes: withParams.length, routesToldApart: different, ownIdsNotFound: controlSame },
    };
  } finally {
    await practice.close();
  }
}

/** Living ids of Loto Lento's: an order, an assistant, a row of the record. */
async function idsOf(practice: Practice): Promise<Record<string, string>> {
  const order = String(practice.store.state.shops.get("loto-lento.myshopify.com")?.orders.at(-1)?.id ?? "");
  await post(practice, "owner", "/app/team/invite", {
    name: "Chiara",
    email: "chiara@assist.example",
    perOrderMinor: "3000",
    perDayMinor: "10000",
    activateAtOnce: "yes",
  });
  await post(practice, "assistant", "/app?index", { intent: "join" });
  const team = await get(practice, "loto-lento", "/app/team");
  const grant = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(team.body)?.[0] ?? "";
  return {
    "app.orders.$orderId": order,
    "app.orders.$orderId_.refund": order,
    "app.team.$grantId": grant,
    "app.audit.$row": "1",
  };
}

async function get(practice: Practice, handle: string, path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(dataUrl(practice, path), {
    headers: headers(practice, `${handle}.myshopify.com`, "owner"),
  });
  return { status: response.status, body: await response.text() };
}

async function post(practice: Practice, role: string, path: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams({ ...fields, requestKey: crypto.randomUUID() });
  const response = await fetch(dataUrl(practice, path), {
    method: "POST",
    headers: headers(practice, "loto-lento.myshopify.com", role),
    body,
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** Remix's address of a route's data. */
function dataUrl({ appUrl }: Practice, path: string): string {
  const [name = "", query] = path.split("?");
  return `${appUrl}${name}.data${query === undefined ? "" : `?${query}`}`;
}

function headers({ store }: Practice, shop: string, role: string): Record<string, string> {
  const person = store.state.shops.get(shop)?.people.find((one) => one.role === role);
  return {
    authorization: `Bearer ${mintIdToken(store.state, shop, person?.id ?? 0)}`,
    "user-agent": "Mozilla/5.0 Chrome/141.0",
    "x-practice": "tenants",
  };
}
