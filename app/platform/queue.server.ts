import { PgBoss } from "pg-boss";
import { z } from "zod";
import { describeError, log } from "./log.server";

/** All a job carries (decisions.md 18): the row-level security of the rest applies when the job works. */
const JobData = z.object({ shop: z.string(), id: z.string() });
export type JobData = z.infer<typeof JobData>;
export type Handler = (data: JobData) => Promise<void>;
export type Queue = { readonly name: string; readonly handler: Handler; readonly everyMinute?: boolean };

const RETRIES = { retryLimit: 30, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 };

let boss: PgBoss | undefined;

/** Starts the queue on its own schema of the same database; `url` is the log-in that may create it. */
export async function startQueue(url: string, queues: readonly Queue[]): Promise<void> {
  const started = new PgBoss({ connectionString: url, schema: "pgboss" });
  started.on("error", (error) => {
    log().warn({ err: describeError(error) }, "the queue has a problem");
  });
  await started.start();
  for (const { name, handler, everyMinute } of queues) {
    await started.createQueue(name, RETRIES);
    await started.work(name, async ([job]) => {
      await handler(job?.data === null || job === undefined ? { shop: "", id: "" } : JobData.parse(job.data));
    });
    if (everyMinute === true) await started.schedule(name, "* * * * *", { shop: "", id: "" });
  }
  boss = started;
}

export async function stopQueue(): Promise<void> {
  const stopping = boss;
  boss = undefined;
  await stopping?.stop({ graceful: true, timeout: 5000 });
}

/** Puts one job in a queue, to be worked `startAfterS` seconds from now. Without a queue (a proof, a script) it is left to the sweep. */
export async function enqueue(name: string, data: JobData, options: { readonly startAfterS: number }): Promise<void> {
  if (boss === undefined) {
    log().warn({ queue: name }, "no queue is running here; the sweep will find this");
    return;
  }
  await boss.send(name, data, { startAfter: options.startAfterS });
}
