import { PgBoss } from "pg-boss";
import { z } from "zod";
import { describeError, log } from "./log.server";

/** All a job carries (decisions.md 18): the row-level security of the rest applies when the job works. */
const JobData = z.object({ shop: z.string(), id: z.string() });
export type JobData = z.infer<typeof JobData>;
export type Handler = (data: JobData) => Promise<void>;
export type Queue = { readonly name: string; readonly handler: Handler; readonly cron?: string };

export type QueueOptions = {
  readonly queues: readonly Queue[];
  /** False = this process only puts jobs in; others work them. */
  readonly work: boolean;
  /** Called for a job that failed every time; it must not get lost. */
  readonly onPoison: (queue: string, data: JobData) => Promise<void>;
};

/** A job that fails is a bug or a fault of ours: what Shopify's absence delays asks to be called again instead. */
const RETRIES = { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 60 };
/** At most one job of a kind waits per shop, however often it is asked for. */
const ONE_WAITING = { policy: "short" } as const;

let boss: PgBoss | undefined;

/** Starts the queue on its own schema of the same database; `url` is the log-in that may create it. */
export async function startQueue(url: string, { queues, work, onPoison }: QueueOptions): Promise<void> {
  const started = new PgBoss({ connectionString: url, schema: "pgboss", schedule: work, supervise: work });
  started.on("error", (error) => {
    log().warn({ err: describeError(error) }, "the queue has a problem");
  });
  await started.start();
  for (const { name, handler, cron } of queues) {
    const poison = `${name}.poison`;
    await started.createQueue(poison);
    await started.createQueue(name, { ...RETRIES, ...ONE_WAITING, deadLetter: poison });
    if (!work) continue;
    await started.work(name, async ([job]) => handler(dataOf(job)));
    await started.work(poison, async ([job]) => onPoison(name, dataOf(job)));
    if (cron !== undefined) await started.schedule(name, cron, { shop: "", id: "" });
  }
  boss = started;
}

/** A job of the clock carries nothing: it looks through all shops. */
function dataOf(job: { readonly data: unknown } | undefined): JobData {
  return job?.data == null ? { shop: "", id: "" } : JobData.parse(job.data);
}

export async function stopQueue(): Promise<void> {
  const stopping = boss;
  boss = undefined;
  await stopping?.stop({ graceful: true, timeout: 5000 });
}

export type EnqueueOptions = { readonly startAfterS: number };

/**
 * Puts one job in a queue, to be worked `startAfterS` seconds from now; one that waits for the same shop and id already
 * is enough. Without a queue (a proof, a script) it is left to the sweep.
 */
export async function enqueue(name: string, data: JobData, { startAfterS }: EnqueueOptions): Promise<void> {
  if (boss === undefined) {
    log().warn({ queue: name }, "no queue is running here; the sweep will find this");
    return;
  }
  await boss.send(name, data, { startAfter: startAfterS, singletonKey: `${data.shop}:${data.id}` });
}
