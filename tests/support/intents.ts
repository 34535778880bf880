import { listEntries } from "../../app/features/audit/record-store.server";
import { loadIntent } from "../../app/features/gate/intent-store.server";
import type { Point } from "../../app/features/gate/ports";
import { inShop } from "../../app/platform/db.server";
import type { Order } from "../practice/shop/state";
import { received } from "../practice/shop/sums";
import { LOTO, type PracticeShop } from "./practice-shop";

const used = new Set<number>();

/** A paid order that no other test of the file has touched. */
export function freshOrder(practice: PracticeShop): Order {
  const order = practice
    .shop()
    .orders.findLast(
      (one) => !used.has(one.id) && received(one) > 4000 && one.refunds.length === 0 && one.cancelledAt === null,
    );
  if (order === undefined) throw new Error("no order left");
  used.add(order.id);
  return order;
}

/** A port that ends the process, as far as the gate can tell, at one moment. */
export const dyingAt = (moment: Point) => (point: Point) =>
  point === moment ? Promise.reject(new Error("killed")) : Promise.resolve();

export const gidOf = (order: Order) => `gid://shopify/Order/${String(order.id)}`;

/** The order's one refund intent and its use of limits, as stored. */
export async function stored(order: Order) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ id: string; state: string; usage: string; sends: number; looked_up: number }>(
      "select i.id, i.state, u.state as usage, i.sends, i.looked_up from intent i join usage u on u.intent_id = i.id and u.shop = i.shop and u.action = i.action where i.order_gid = $1 and i.effect = 'refund.issue'",
      [gidOf(order)],
    ),
  );
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error("not exactly one intent");
  return row;
}

export const intentOf = async (order: Order) => loadIntent(LOTO, (await stored(order)).id);

/** Changes the order's intent behind the app's back: how tests let time pass. */
export async function changeIntent(order: Order, sql: string): Promise<void> {
  await inShop(LOTO, (tx) =>
    tx.query(`update intent set ${sql} where order_gid = $1 and effect = 'refund.issue'`, [gidOf(order)]),
  );
}

/** What the record says happened, oldest first. */
export async function phases(order: Order): Promise<string[]> {
  return (await listEntries(LOTO, { limit: 50, orderGid: gidOf(order) })).map((row) => row.entry.phase).toReversed();
}
