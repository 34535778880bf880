import { enqueue } from "../platform/queue.server";
import { describeError, log } from "../platform/log.server";

/** The queue in which shops with open webhooks wait. */
export const WEBHOOK_QUEUE = "work-webhooks";
const GATHER_MS = 200;

const nudged = new Set<string>();
let timer: NodeJS.Timeout | undefined;

/** Says that a shop has something to work; many within a moment become one job. A lost nudge is found by the sweep. */
export function nudge(shop: string): void {
  nudged.add(shop);
  timer ??= setTimeout(() => {
    timer = undefined;
    const shops = [...nudged];
    nudged.clear();
    void Promise.all(shops.map((one) => enqueue(WEBHOOK_QUEUE, { shop: one, id: "" }, { startAfterS: 0 }))).catch(
      (error: unknown) => {
        log().warn({ err: describeError(error) }, "a shop could not be nudged; the sweep will find it");
      },
    );
  }, GATHER_MS).unref();
}
