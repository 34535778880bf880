import { spawnSync } from "node:child_process";
import pg from "pg";
import { startTestCluster } from "../support/cluster";

/**
 * `npm run drift`: do the migrations and prisma/schema.prisma say the same? Prisma writes the schema's own SQL, both are
 * applied to a database each, and their columns and unique keys are compared. (`migrate diff --from-migrations` would do
 * this in one step, but its WASM engine stops with "unreachable" on our function bodies.)
 */
async function main(): Promise<number> {
  const cluster = await startTestCluster();
  try {
    const script = spawnSync(
      process.execPath,
      [
        "node_modules/prisma/build/index.js",
        "migrate",
        "diff",
        "--from-empty",
        "--to-schema-datamodel",
        "prisma/schema.prisma",
        "--script",
      ],
      { env: { ...process.env, DATABASE_URL: cluster.url }, encoding: "utf8", timeout: 120_000 },
    );
    if (script.status !== 0 || !script.stdout.includes("CREATE TABLE"))
      throw new Error(`prisma wrote no SQL: ${script.stderr}`);
    const drawn = cluster.url.replace(/\/delega$/, "/drawn");
    await query(cluster.url, "create database drawn");
    await query(drawn, script.stdout);
    const [migrated, schema] = await Promise.all([shapeOf(cluster.url), shapeOf(drawn)]);
    const different = [
      ...migrated.filter((line) => !schema.includes(line)).map((line) => `only in the migrations: ${line}`),
      ...schema.filter((line) => !migrated.includes(line)).map((line) => `only in schema.prisma: ${line}`),
    ];
    console.log(
      different.length === 0 ? `No drift: ${String(schema.length)} columns and keys agree.` : different.join("\n"),
    );
    return different.length === 0 ? 0 : 1;
  } finally {
    await cluster.stop();
  }
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Columns with type and nullability (Prisma never writes NOT NULL for lists), and the columns of each primary or whole unique key. */
async function shapeOf(url: string): Promise<string[]> {
  const rows = await query<{ line: string }>(
    url,
    `select table_name || '.' || column_name || ' ' || udt_name || case when data_type = 'ARRAY' then '' else ' ' || is_nullable end as line
     from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'
     union all
     select 'unique ' || x.indrelid::regclass || ' (' || (select string_agg(a.attname, ', ' order by k.n)
       from unnest(x.indkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum) || ')'
     from pg_index x join pg_class c on c.oid = x.indrelid
     where c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations' and x.indisunique and x.indpred is null
     order by 1`,
  );
  return rows.map((row) => row.line);
}

process.exit(await main());
