import pg from "pg";

/** Whatever waits before it leaves has waited long enough: the app's own queue is due, and sends it. */
export async function holdsEnd(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("update intent set held_until = now() where state = 'HELD'");
    await client.query("update pgboss.job set start_after = now() where name = 'settle-shop' and state = 'created'");
  } finally {
    await client.end();
  }
}
