import pg from "pg";

/**
 * Lets the tests' log-in shift the database's clock (`app.clock_shift`), as an explicit member of a role that production
 * does not have. Roles belong to the whole cluster, where test files run at once: twice does no more than once.
 */
export async function allowShifts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`do $$ begin
      perform pg_advisory_lock(422);
      if not exists (select from pg_roles where rolname = 'delega_test') then create role delega_test; end if;
      execute format('grant delega_test to %I', session_user);
      perform pg_advisory_unlock(422);
    end $$`);
  } finally {
    await client.end();
  }
}
