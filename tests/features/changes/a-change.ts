import { randomUUID } from "node:crypto";
import type { What } from "../../../app/features/changes/change";
import { changeOrder, type Typed } from "../../../app/features/changes/change-order.server";
import { readChange } from "../../../app/features/changes/read-change.server";
import { loadIntent } from "../../../app/features/gate/intent-store.server";
import type { Rule } from "../../../app/features/policy/rule";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { gidOf } from "../../support/intents";
import { anAssistantWith, LOTO_SHOP, supportRules } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase } from "../../support/test-db";

const SHOP = { ...LOTO_SHOP, ownerName: "Marta Rossi" };
const LIMITS = { perOrderMinor: 3000, perDayMinor: 10_000 };
export const SIGHTS = ["customer.name", "customer.email", "customer.phone", "customer.address"] as const;

export const may = (...actions: Rule["action"][]) =>
  actions.map((action): Rule => ({ action, answer: "can", conditions: [], limits: [] }));

/**
 * A shop with three people: `all` may change everything and sees everything, `blind` may change everything and sees
 * nothing of a customer, `support` has the default role.
 */
export async function aWorld() {
  const database = await aTestDatabase();
  const practice = await aPracticeShop();
  const changes = may("order.read", "order.note", "order.tags", "order.email", "order.address");
  return {
    practice,
    all: await anAssistantWith([...changes, ...may(...SIGHTS)], { userId: "9000000021" }),
    blind: await anAssistantWith(changes, { userId: "9000000022" }),
    support: await anAssistantWith(supportRules(LIMITS), { userId: "9000000023" }),
    close: async () => {
      await practice.close();
      await database.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

/** An address as a person types it. */
export const VIA_NUOVA = {
  ...{ firstName: "", lastName: "", address1: "Via Nuova 7", address2: "scala B" },
  ...{ zip: "35121", city: "Padova", provinceCode: "PD" },
};

const used = new Set<number>();

/** A recent order with address and e-mail that no other test of the file has touched, not shipped unless asked for. */
export function anOrderToChange(practice: PracticeShop, shipped = false): Order {
  const order = practice
    .shop()
    .orders.findLast(
      (one) =>
        !used.has(one.id) &&
        one.cancelledAt === null &&
        one.shippingAddress !== null &&
        one.email !== null &&
        (!shipped || one.fulfilments.length > 0) &&
        Date.parse(one.createdAt) > Date.now() - 55 * 86_400_000,
    );
  if (order === undefined) throw new Error("no order left");
  used.add(order.id);
  if (!shipped) order.fulfilments = [];
  return order;
}

/** What the person's page of this change carries: the print of what it showed. */
export async function seenBy(actor: Actor, order: Order, what: What): Promise<string> {
  const view = await readChange({ shop: LOTO_SHOP, actor }, { what, orderGid: gidOf(order) });
  if (!view.ok) throw new Error(view.error.code);
  return view.value.seen;
}

/** Opens the page and sends its form at once; `more` replaces parts of what is sent. */
export async function sends(
  actor: Actor,
  order: Order,
  typed: Pick<Typed, "what" | "value">,
  more: { readonly requestKey?: string; readonly seen?: string } = {},
) {
  const seen = more.seen ?? (await seenBy(actor, order, typed.what));
  const asking = { shop: SHOP, actor, requestKey: more.requestKey ?? randomUUID(), orderGid: gidOf(order) };
  return changeOrder(asking, { seen, ...typed } as Typed);
}

/** Everything the database holds of this order's intents and their record, as one text. */
export async function keptOf(order: Order): Promise<string> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query(
      `select to_jsonb(i)::text as intent, (select string_agg(convert_from(bytes, 'UTF8'), ' ') from record_entry r
         where r.shop = i.shop and r.intent_id = i.id) as entries from intent i where i.order_gid = $1`,
      [gidOf(order)],
    ),
  );
  return JSON.stringify(rows);
}

export type Case = Pick<Typed, "what" | "value">;
export const note = (text: string): Case => ({ what: "note", value: text });
export const tags = (add: string[], remove: string[] = []): Case => ({ what: "tags", value: { add, remove } });
export const email = (value = "nuova@cliente.example"): Case => ({ what: "email", value });
export const address = (more: Partial<typeof VIA_NUOVA> = {}): Case => ({
  what: "address",
  value: { ...VIA_NUOVA, ...more },
});

/** Each kind: what is typed, where it shows on the order, and as what. */
export const EACH: [What, () => Case, (order: Order) => unknown, unknown][] = [
  ["note", () => note("Richiamare"), (order) => order.note, "Richiamare"],
  ["tags", () => tags(["richiamare"]), (order) => order.tags.includes("richiamare"), true],
  ["email", () => email(), (order) => order.email, "nuova@cliente.example"],
  ["address", () => address(), (order) => order.shippingAddress?.address1, "Via Nuova 7"],
];

/** What reached the shop about this order. */
export const sent = ({ practice }: World, order: Order) =>
  practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(gidOf(order)));

/** Changes the order's intents behind the app's back: how tests let time pass. */
export const changed = (order: Order, sql: string) =>
  inShop(LOTO, (tx) => tx.query(`update intent set ${sql} where order_gid = $1`, [gidOf(order)]));

export async function intentsOf(order: Order) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ id: string }>("select id from intent where order_gid = $1 order by number", [gidOf(order)]),
  );
  return Promise.all(rows.map(({ id }) => loadIntent(LOTO, id)));
}
