import { keepPoisonJob } from "../features/gate/poison-store.server";
import { SETTLE_QUEUE } from "../features/gate/settle-queue";
import { log } from "../platform/log.server";
import { startQueue, type JobData, type Queue } from "../platform/queue.server";
import { SWEEP_ORDERS_QUEUE, sweepAllOrdersJob, sweepOrdersJob } from "./handlers/sweep-orders.server";
import { settleShopJob, sweepJob } from "./handlers/settle-shop.server";

/** Every job of the app; a test compares this list with the handlers. */
export const JOBS: readonly Queue[] = [
  { name: SETTLE_QUEUE, handler: settleShopJob },
  { name: "sweep-unsettled", handler: sweepJob, cron: "* * * * *" },
  { name: SWEEP_ORDERS_QUEUE, handler: sweepOrdersJob },
  { name: "sweep-all-orders", handler: sweepAllOrdersJob, cron: "*/15 * * * *" },
];

/** Starts the queue; `work` = this process also works the jobs, `more` = the jobs of other entries. */
export async function startWorker(
  databaseUrl: string,
  { work, more }: { work: boolean; more: readonly Queue[] },
): Promise<void> {
  await startQueue(databaseUrl, { queues: [...JOBS, ...more], work, onPoison });
}

/** Jobs of the clock belong to no shop; they come again by themselves. */
async function onPoison(queue: string, { shop, id }: JobData): Promise<void> {
  log().error({ queue, shop }, "a job failed every time");
  if (shop !== "") await keepPoisonJob(shop, { queue, subject: id });
}
