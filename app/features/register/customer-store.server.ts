import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import { recordSystem } from "../gate/record-system.server";

/** A customer's question what is known of them. Times ISO, UTC. */
export type DataRequest = {
  readonly id: string;
  readonly customerGid: string;
  readonly askedAt: string;
  readonly dueAt: string;
};

/** Keeps the question and records that it came; one that is open already is enough. */
export async function addDataRequest(shop: string, request: DataRequest): Promise<void> {
  await inShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into data_request (shop, id, customer_gid, asked_at, due_at) select $1, $2, $3, $4, $5
       where not exists (select from data_request where shop = $1 and customer_gid = $3 and done_at is null)`,
      [shop, request.id, request.customerGid, request.askedAt, request.dueAt],
    );
    if (rowCount === 0) return;
    const after = { due_at: request.dueAt };
    await recordSystem(tx, shop, { effect: "customer.data_requested", after, at: request.askedAt });
  });
}

/** Forgets whose refunds these were; amounts and the record stay, and the record says that it happened, not to whom. */
export async function forgetCustomer(shop: string, customerGid: string, now: string): Promise<void> {
  await inShop(shop, async (tx) => {
    let rows = 0;
    for (const table of ["register_refund", "usage"] as const) {
      const forgotten = await tx.query(
        `update ${table} set customer_gid = null where shop = $1 and customer_gid = $2`,
        [shop, customerGid],
      );
      rows += forgotten.rowCount ?? 0;
    }
    await tx.query(
      "update data_request set customer_gid = '', done_at = coalesce(done_at, now()) where shop = $1 and customer_gid = $2",
      [shop, customerGid],
    );
    await recordSystem(tx, shop, { effect: "customer.redacted", after: { rows }, at: now });
  });
}

/** Questions that nobody answered yet, the most urgent first. */
export async function listDataRequests(shop: string): Promise<DataRequest[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ id: string; customer_gid: string; asked_at: Date; due_at: Date }>(
      `select id, customer_gid, asked_at, due_at from data_request where shop = $1 and done_at is null
       order by due_at limit 50`,
      [shop],
    );
    return rows.map(({ id, customer_gid, asked_at, due_at }) => ({
      id,
      customerGid: customer_gid,
      askedAt: asked_at.toISOString(),
      dueAt: due_at.toISOString(),
    }));
  });
}

/** The customer was answered; false when there is no such question open. */
export async function closeDataRequest(tx: Tx, shop: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update data_request set done_at = app_now() where shop = $1 and id = $2 and done_at is null",
    [shop, id],
  );
  return rowCount === 1;
}
