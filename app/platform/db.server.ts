import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { describeError, log } from "./log.server";
import { StartProblem } from "./start-problem.server";

/** Where to connect. `appUrl` is a log-in of its own (production); without it the pool takes on role delega_app. */
export type Database = { readonly url: string; readonly appUrl?: string | undefined; readonly poolSize: number };

const AS_APP = "-c role=delega_app -c TimeZone=UTC";
const UTC = "-c TimeZone=UTC";
const PRISMA_CONNECTIONS = 8;
/** How long to wait for a free connection. */
const CONNECT_MS = 10_000;
/**
 * Prisma stops waiting for a transaction to begin after 2 s, and then loses the connection that it gets too late
 * (prisma/orm issue 29719): under load it ran out of them for good. So the pool gives up first, and a transaction that
 * was left open all the same is ended by PostgreSQL.
 */
const PRISMA_PATIENCE_MS = 60_000;
const PRISMA_LEFT_OPEN = "-c idle_in_transaction_session_timeout=30s";

let opened: { pool: pg.Pool; prisma: PrismaClient } | undefined;

/** Opens the pool and Prisma; called once at start, and by tests for their own database. */
export function openDatabase({ url, appUrl, poolSize }: Database): void {
  const options = appUrl === undefined ? AS_APP : UTC;
  const settings = { connectionString: appUrl ?? url, connectionTimeoutMillis: CONNECT_MS };
  const pool = survivingPool({ ...settings, options, max: poolSize });
  const prismaPool = survivingPool({
    ...settings,
    options: `${options} ${PRISMA_LEFT_OPEN}`,
    max: Math.min(poolSize, PRISMA_CONNECTIONS),
  });
  const adapter = new PrismaPg(prismaPool, { disposeExternalPool: true });
  const transactionOptions = { maxWait: PRISMA_PATIENCE_MS, timeout: PRISMA_PATIENCE_MS };
  opened = { pool, prisma: new PrismaClient({ adapter, transactionOptions }) };
}

/**
 * A pool that outlives its connections. A checked-out client whose connection dies emits `error` on itself, and without
 * a listener that ends the process; Prisma's own pool listens too late when PostgreSQL's "ready" and its "good-bye" come
 * in one packet. Prisma also keeps the client whose COMMIT or ROLLBACK met a dead connection for ever, and after a few
 * of those has none left: what is dead goes back by itself, and may be given back again.
 */
function survivingPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings);
  const lost = (error: Error) => {
    // Connections that end while the pool is being closed are no news.
    if (!pool.ending) log().warn({ err: describeError(error) }, "a database connection was lost");
  };
  const out = new Set<pg.PoolClient>();
  pool.on("error", lost);
  pool.on("acquire", (client) => out.add(client));
  pool.on("release", (_error, client) => out.delete(client));
  pool.on("connect", (client) => {
    client.on("error", lost);
    client.once("end", () => {
      if (!out.has(client)) return;
      client.release(true);
      client.release = () => undefined;
    });
  });
  return pool;
}

export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.prisma.$disconnect();
  await closing?.pool.end();
}

/** The pool of plain connections: for the gate's and the record's stores only (a layer rule). */
export function pool(): pg.Pool {
  return database().pool;
}

function database(): { pool: pg.Pool; prisma: PrismaClient } {
  if (opened === undefined) throw new Error("the database is not open");
  return opened;
}

/**
 * One transaction of one shop: every statement in it sees that shop's rows only. The setting dies with the transaction,
 * so a pooled connection never carries it to the next one.
 */
export async function inShop<T>(shop: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    await client.query("select set_config('app.shop', $1, true)", [shop]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error("rollback failed");
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Prisma for one shop: each query runs in a transaction that sets the shop first, so row-level security applies. */
export function prismaForShop(shop: string) {
  const { prisma } = database();
  return prisma.$extends({
    query: {
      $allModels: {
        async $allOperations({ args, query }) {
          const [, result] = await prisma.$transaction([
            prisma.$queryRaw`select set_config('app.shop', ${shop}, true)`,
            query(args),
          ]);
          return result;
        },
      },
    },
  });
}

/** Refuses to go on as a role that row-level security does not bind: superuser or BYPASSRLS. */
export async function assertSafeRole(): Promise<void> {
  const { rows } = await pool().query<{ unsafe: boolean }>(
    "select rolsuper or rolbypassrls as unsafe from pg_roles where rolname = current_user",
  );
  if (rows[0]?.unsafe !== false) {
    throw new StartProblem(
      "The app's database role may bypass row-level security. Set DATABASE_APP_URL to a plain log-in.",
    );
  }
}

/** Runs `work` while no one else, in any process, runs the same named work for the same shop. */
export async function withShopLock<T>(shop: string, name: string, work: () => Promise<T>): Promise<T> {
  return inShop(shop, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${name}:${shop}`]);
    return work();
  });
}
