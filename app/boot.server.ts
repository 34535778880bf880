import { config } from "./platform/config.server";
import { assertSafeRole, closeDatabase, openDatabase } from "./platform/db.server";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./platform/embedded-postgres.server";
import { checkKeyFolder } from "./platform/key-folder.server";
import { describeError, log } from "./platform/log.server";
import { migrate } from "./platform/migrate.server";
import { stopQueue } from "./platform/queue.server";
import { hideAlways } from "./platform/scrub";
import { StartProblem } from "./platform/start-problem.server";
import { startWorker } from "./jobs/worker.server";
import { WEBHOOK_JOBS } from "./webhooks/work-inbox.server";

let embedded: EmbeddedPostgres | undefined;

/** Starts everything below the pages: settings, keys, database, migrations, queue. Throws StartProblem with a sentence. */
export async function boot(migrations: string): Promise<{ port: number; host: string }> {
  const settings = config();
  log(settings.LOG_LEVEL);
  for (const secret of [settings.SHOPIFY_API_SECRET, settings.DATABASE_URL, settings.DATABASE_APP_URL])
    if (secret !== undefined) hideAlways(secret);
  endOnBugs();
  checkKeyFolder(settings.keysDir);
  if (settings.DATABASE_URL === undefined) embedded = await startEmbeddedPostgres(settings.dataDir);
  const url = settings.DATABASE_URL ?? embedded?.url ?? "";
  await migrate(url, migrations).catch((error: unknown) => {
    throw unreachable(error);
  });
  openDatabase({ url, appUrl: settings.DATABASE_APP_URL, poolSize: settings.DATABASE_POOL });
  await assertSafeRole();
  await startWorker(url, { work: settings.DELEGA_PROCESS !== "web", more: WEBHOOK_JOBS });
  return { port: settings.PORT, host: settings.HOST };
}

/** Node would print the whole error, with whatever it carries, before it ends; the end stays, the printing is ours. */
function endOnBugs(): void {
  const end = (error: unknown) => {
    log().fatal({ err: describeError(error) }, "a bug that nobody caught: this process ends");
    void shutdown().finally(() => process.exit(1));
  };
  process.once("uncaughtException", end).once("unhandledRejection", end);
}

/** Stops in the opposite order; what was acknowledged is on disk already. */
export async function shutdown(): Promise<void> {
  await stopQueue();
  await closeDatabase();
  await embedded?.stop();
}

function unreachable(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND")
    return new StartProblem(
      "No PostgreSQL answers at DATABASE_URL. Start it, or unset DATABASE_URL to use the built-in one.",
    );
  if (code === "28P01") return new StartProblem("PostgreSQL refuses the password in DATABASE_URL.");
  if (code === "53100")
    return new StartProblem("The database's disk is full. Free some space and start again; nothing is lost.");
  return error;
}
