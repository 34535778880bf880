import { SETTLE_QUEUE } from "../features/gate/settle-queue";
import { startQueue } from "../platform/queue.server";
import { settleUnknownJob, sweepUnsettledJob } from "./handlers/settle-unknown.server";

/** Starts the queue with every job of the app. */
export async function startWorker(databaseUrl: string): Promise<void> {
  await startQueue(databaseUrl, [
    { name: SETTLE_QUEUE, handler: settleUnknownJob },
    { name: "sweep-unsettled", handler: sweepUnsettledJob, everyMinute: true },
  ]);
}
