import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { StartProblem } from "./start-problem.server";

/** Prisma Migrate's own lock, so that its command line and we never run at once. */
const LOCK = 72_707_369;

const TABLE = `create table if not exists _prisma_migrations (id varchar(36) primary key not null,
  checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text,
  rolled_back_at timestamptz, started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0)`;

/**
 * Applies what is new in `folder` (Prisma's layout and bookkeeping), one transaction each, under a lock. An edited or
 * half-applied migration is a StartProblem; nothing is changed then. Returns the names applied.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    return await applyNew(client, folder);
  } finally {
    await client.end();
  }
}

async function applyNew(client: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: Date | null }>(
    `select migration_name as name, checksum, finished_at as finished from _prisma_migrations
     where rolled_back_at is null`,
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  const applied: string[] = [];
  for (const name of migrationNames(folder)) {
    const sql = readFileSync(join(folder, name, "migration.sql"));
    const checksum = createHash("sha256").update(sql).digest("hex");
    const before = known.get(name);
    if (before === undefined) {
      await applyOne(client, { name, sql: sql.toString("utf8"), checksum });
      applied.push(name);
    } else if (before.finished === null) {
      throw new StartProblem(`Migration ${name} was applied by halves. Restore the last backup or repair it by hand.`);
    } else if (before.checksum !== checksum) {
      throw new StartProblem(`Migration ${name} was edited after it had been applied. Put the old file back.`);
    }
  }
  return applied;
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
}

async function applyOne(client: pg.Client, migration: { name: string; sql: string; checksum: string }): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
