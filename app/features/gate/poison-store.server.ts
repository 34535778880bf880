import { randomUUID } from "node:crypto";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";

/** A job that failed every time. `subject` is the id it was about, empty when it was about the whole shop. */
export type PoisonJob = {
  readonly id: string;
  readonly queue: string;
  readonly subject: string;
  readonly failedAt: string;
};

/** Keeps a job that failed every time, for the owner to see. */
export async function keepPoisonJob(shop: string, job: { queue: string; subject: string }): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query("insert into poison_job (shop, id, queue, subject, failed_at) values ($1, $2, $3, $4, app_now())", [
      shop,
      randomUUID(),
      job.queue,
      job.subject,
    ]),
  );
}

/** The shop's failed jobs that nobody has dismissed, newest first. */
export async function listPoisonJobs(shop: string): Promise<PoisonJob[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ id: string; queue: string; subject: string; failed_at: Date }>(
      `select id, queue, subject, failed_at from poison_job where shop = $1 and dismissed_at is null
       order by failed_at desc limit 50`,
      [shop],
    );
    return rows.map(({ id, queue, subject, failed_at }) => ({ id, queue, subject, failedAt: failed_at.toISOString() }));
  });
}

/** The owner saw the failed job; false when there is no such one to dismiss. */
export async function dismissPoisonJob(tx: Tx, shop: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update poison_job set dismissed_at = app_now() where shop = $1 and id = $2 and dismissed_at is null",
    [shop, id],
  );
  return rowCount === 1;
}
