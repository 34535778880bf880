import { z } from "zod";
import type { Tx } from "../../platform/tx";
import { STOP_TASKS, type StopTask } from "./stop-task";

const Row = z.object({
  grant_id: z.uuid(),
  kind: z.enum(STOP_TASKS),
  ticked_at: z.date().transform((at) => at.toISOString()),
  ticked_by: z.string(),
});
export type Tick = z.infer<typeof Row>;

/** Ticks one access off; false when somebody did so before. */
export async function tickTask(
  tx: Tx,
  shop: string,
  tick: { readonly grantId: string; readonly kind: StopTask; readonly by: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into stop_task (shop, grant_id, kind, ticked_at, ticked_by) values ($1, $2, $3, app_now(), $4)
     on conflict (shop, grant_id, kind) do nothing`,
    [shop, tick.grantId, tick.kind, tick.by],
  );
  return rowCount === 1;
}

export async function listTicks(tx: Tx, shop: string, grantIds: readonly string[]): Promise<Tick[]> {
  const { rows } = await tx.query(
    "select grant_id, kind, ticked_at, ticked_by from stop_task where shop = $1 and grant_id = any ($2)",
    [shop, grantIds],
  );
  return rows.map((row) => Row.parse(row));
}
