import { randomUUID } from "node:crypto";
import pg from "pg";
import { closeDatabase, openDatabase } from "../../app/platform/db.server";

/** A fresh migrated database, opened as the app's own. */
export type TestDatabase = { readonly url: string; readonly close: () => Promise<void> };

/** Copies the migrated template at `templateUrl` into a database of its own and opens the app's pool on it. */
export async function copyOf(templateUrl: string, poolSize: number): Promise<TestDatabase> {
  const { name, url } = await unopenedCopyOf(templateUrl);
  openDatabase({ url, poolSize });
  return {
    url,
    close: async () => {
      await closeDatabase();
      await onServer(templateUrl, `drop database ${name} with (force)`);
    },
  };
}

/** A copy that another process opens; it goes with its cluster. */
export async function unopenedCopyOf(templateUrl: string): Promise<{ name: string; url: string }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(templateUrl, `create database ${name} template delega`);
  return { name, url: templateUrl.replace(/\/delega$/, `/${name}`) };
}

/** Runs one statement on the cluster itself, as its owner. */
export async function onServer(templateUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: templateUrl.replace(/\/delega$/, "/postgres") });
  await client.connect();
  try {
    // Two copies of one template at once are refused by PostgreSQL; the lock makes them wait for each other.
    await client.query("select pg_advisory_lock(421)");
    await client.query(sql);
  } finally {
    await client.end();
  }
}
