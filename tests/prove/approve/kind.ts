import { askApproval, type Question } from "../../../app/features/gate/ask-approval-store.server";
import type { DelegatedEffect } from "../../../app/features/gate/effect";
import { findIntent } from "../../../app/features/gate/intent-store.server";
import { performApproved, type Approved } from "../../../app/features/gate/perform-approved-store.server";
import type { Ports } from "../../../app/features/gate/ports";
import { sendOnce } from "../../../app/features/gate/send-once.server";
import { baseOf } from "../../../app/features/gate/settle-unknown.server";
import { tagOrder } from "../../../app/features/changes/tag-order.effect.server";
import type { Rule } from "../../../app/features/policy/rule";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { supportRules } from "../../support/people";
import { oneItemOf } from "../../support/rich-orders";

/** A field's new value as SQL; `{…}` are people and orders of the case. */
export type Tampered = readonly [column: string, sql: string];
/** What happens to the order past the app: a switch of the practice store, and its body. */
export type Change = readonly [what: string, path: string, body: object];

/** One kind of change that is asked for, approved and done; its own fields are tampered with in its own ways. */
export type Kind = {
  readonly name: string;
  readonly rules: Rule[];
  readonly tampered: readonly Tampered[];
  readonly changes: readonly Change[];
  inputOf(order: Order): object;
  /** What a mutation carries of what was frozen: all but the note and the key. */
  frozenOf(variables: unknown): unknown;
  ask(question: Question): Promise<string>;
  perform(approved: Approved, ports: Ports): Promise<boolean>;
  performUnguarded(approved: Approved, ports: Ports): Promise<boolean>;
};

type Own = Omit<Kind, "name" | "ask" | "perform" | "performUnguarded">;

function kindOf<I, F>(effect: DelegatedEffect<I, F>, own: Own): Kind {
  return {
    ...own,
    name: effect.name,
    async ask(question) {
      const asked = await askApproval(effect, question);
      if (!asked.ok) throw new Error(`${effect.name} could not be asked for: ${asked.error.code}`);
      return asked.value.intentId;
    },
    perform: async (approved, ports) => (await performApproved(effect, approved, ports)).ok,
    performUnguarded: (approved, ports) => sendWhatIsStored(effect, approved, ports),
  };
}

/**
 * The negative control: whoever clicks sends what is stored. No digest, no fingerprint, no look at who said yes, when
 * and to whom, and none at what became of the asker.
 */
async function sendWhatIsStored<I, F>(
  effect: DelegatedEffect<I, F>,
  { shop, intentId }: Approved,
  ports: Ports,
): Promise<boolean> {
  await ports.at("before_admit");
  await inShop(shop.domain, (tx) =>
    tx.query("update intent set state = 'RESERVED', grant_id = null where shop = $1 and id = $2", [
      shop.domain,
      intentId,
    ]),
  );
  await ports.at("admitted");
  const intent = await findIntent(shop.domain, intentId);
  const input = effect.input.safeParse(intent?.asked);
  if (intent === undefined || intent.frozen === null || !input.success) return false;
  const blind = { ...effect, fingerprint: () => intent.fingerprint ?? "" };
  const sending = { ...intent, frozen: intent.frozen };
  const base = baseOf(shop.domain, intent);
  return (await sendOnce(blind, { shop, input: input.data, intent: sending, base }, ports)) === "SUCCEEDED";
}

const set = (column: string, path: string, json: string): Tampered => [
  column,
  `jsonb_set(${column}, '{${path}}', '${json}')`,
];

const refund = kindOf(issueRefund, {
  rules: supportRules({ perOrderMinor: 300, perDayMinor: 100_000 }),
  inputOf: (order) => ({ ...oneItemOf(order), lessMinor: 900 }),
  frozenOf(variables) {
    const { input } = variables as { input: object };
    return { input: Object.fromEntries(Object.entries(input).filter(([name]) => name !== "note")) };
  },
  tampered: [
    set("asked", "lessMinor", "4000"),
    set("asked", "lessMinor", "null"),
    set("asked", "orderGid", '"{elsewhere}"'),
    set("asked", "lines,0,quantity", "2"),
    set("asked", "shipping", "true"),
    set("asked", "reason", '"damaged"'),
    set("asked", "notify", "true"),
    set("asked", "method", '"credit"'),
    set("asked", "payTwice", "true"),
    set("input", "amount,amount", '"1.00"'),
    set("input", "reason", '"lost"'),
    set("frozen", "input,transactions,0,amount", '"99.00"'),
    set("frozen", "input,orderId", '"{elsewhere}"'),
    set("frozen", "input,refundLineItems,0,quantity", "2"),
    set("frozen", "input,notify", "true"),
  ],
  changes: [
    ["edited", "outside-edit", { add: [{ sku: "STRAP-25", quantity: 1 }] }],
    ["refunded", "outside-refund", { amount: "1.00" }],
    ["cancelled", "outside-cancel", {}],
  ],
});

const ASKS_FOR_TAGS: Rule = { action: "order.tags", answer: "ask", conditions: [], limits: [] };

const tags = kindOf(tagOrder, {
  rules: supportRules({ perOrderMinor: 300, perDayMinor: 100_000 }, ASKS_FOR_TAGS),
  inputOf: (order) => ({
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    tags: { add: ["approved"], remove: [] },
  }),
  frozenOf: (variables) => variables,
  tampered: [
    set("asked", "tags,add,0", '"other"'),
    set("asked", "orderGid", '"{elsewhere}"'),
    set("input", "add,0", '"other"'),
    set("frozen", "add,0", '"other"'),
    set("frozen", "id", '"{elsewhere}"'),
  ],
  changes: [
    ["tagged", "outside-update", { tags: ["approved"] }],
    ["cancelled", "outside-cancel", {}],
  ],
});

export const KINDS: readonly Kind[] = [refund, tags];
