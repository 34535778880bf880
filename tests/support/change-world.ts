import { randomUUID } from "node:crypto";
import { loadIntent } from "../../app/features/gate/intent-store.server";
import type { StoredIntent } from "../../app/features/gate/ports";
import type { Action } from "../../app/features/policy/action";
import { INSTALL_SCOPES, OPTIONAL_SCOPES } from "../../app/shopify/api-version";
import type { Rule } from "../../app/features/policy/rule";
import type { Actor } from "../../app/features/policy/standing";
import { inShop } from "../../app/platform/db.server";
import type { Fault } from "../practice/shop/faults";
import { nextId, type Order } from "../practice/shop/state";
import { anAssistantWith, LOTO_SHOP, supportRules } from "./people";
import { aPracticeShop, LOTO, type PracticeShop } from "./practice-shop";
import { addRichOrders } from "./rich-orders";
import { aTestDatabase } from "./test-db";

const LIMITS = { perOrderMinor: 3000, perDayMinor: 1_000_000 };

/** A database and a practice shop with every optional permission, for tests of changes that move no money. */
export type ChangeWorld = {
  readonly practice: PracticeShop;
  /** An assistant whose role answers these actions so; `can` also means: without any condition. */
  readonly who: (answers: Partial<Record<Action, Rule["answer"]>>, userId?: string) => Promise<Actor>;
  /** A fresh paid order of which nothing has left: a thousand pieces of one line, or of two that leave from two places. */
  readonly order: (places?: 1 | 2) => Order;
  readonly fault: (fault: Pick<Fault, "operation" | "kind"> & Partial<Fault>) => void;
  /** The mutations of one field that reached the store about this order since it was made. */
  readonly sent: (field: string) => number;
  readonly close: () => Promise<void>;
};

export async function aChangeWorld(): Promise<ChangeWorld> {
  const database = await aTestDatabase();
  const practice = await aPracticeShop({ scopes: [...INSTALL_SCOPES, ...OPTIONAL_SCOPES] });
  return {
    practice,
    who: (answers, userId) => {
      const rows = Object.entries(answers).map(([action, answer]) => ({
        action: action as Action,
        answer,
        conditions: [],
        limits: [],
      }));
      return anAssistantWith(supportRules(LIMITS, ...rows), userId === undefined ? {} : { userId });
    },
    order: (places = 1) => aFreshOrder(practice, places),
    fault: (fault) => void practice.store.state.faults.push({ times: 1, ...fault }),
    sent: (field) => practice.store.state.mutations.filter(({ fields }) => fields.includes(field)).length,
    close: async () => {
      await practice.close();
      await database.close();
    },
  };
}

/** The practice sends the last line of every ninth order from its second place. */
const LEAVES_FROM_TWO = 9;

function aFreshOrder({ store, shop }: PracticeShop, places: 1 | 2): Order {
  const [order] = addRichOrders(store, shop(), { count: 1 });
  const [line] = order?.lines ?? [];
  if (order === undefined || line === undefined) throw new Error("no order");
  delete order.fulfilmentOrders;
  Object.assign(order, { returns: [], number: order.id * LEAVES_FROM_TWO + (places === 1 ? 1 : 0) });
  if (places === 2) order.lines.push({ ...line, id: nextId(store.state) });
  return order;
}

export const gidOf = (order: Order) => `gid://shopify/Order/${String(order.id)}`;

export const asks = (actor: Actor, input: unknown) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey: randomUUID(),
  input,
});

/** The one intent of this effect on this order, as stored. */
export async function intentOn(order: Order, effect: string): Promise<StoredIntent> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ id: string }>("select id from intent where order_gid = $1 and effect = $2", [gidOf(order), effect]),
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${String(rows.length)} intents of ${effect}`);
  return loadIntent(LOTO, row.id);
}

/** Lets time pass for the order's intents: nothing was heard of them for so many minutes. */
export async function quietFor(order: Order, minutes: number): Promise<void> {
  await inShop(LOTO, (tx) =>
    tx.query(
      `update intent set last_sent_at = last_sent_at - make_interval(mins => $2),
         lease_until = lease_until - make_interval(mins => $2),
         first_absent_at = first_absent_at - make_interval(mins => $2) where order_gid = $1`,
      [gidOf(order), minutes],
    ),
  );
}
