import { listEntries } from "../../../app/features/audit/record-store.server";
import type { GateShop } from "../../../app/features/gate/effect";
import type { Actor } from "../../../app/features/policy/standing";
import { previewRefund } from "../../../app/features/refunds/preview-refund.server";
import { NOTHING_CHOSEN } from "../../../app/features/refunds/refund-choice";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { inShop } from "../../../app/platform/db.server";
import { formatMoney, type Money } from "../../../app/platform/money";
import { minor } from "../../practice/shop/money";
import { currencyOf, worthMinor } from "../../practice/shop/paid-in";
import type { Order } from "../../practice/shop/state";
import { refunded, refundTotal } from "../../practice/shop/sums";
import { gidOf } from "../../support/intents";
import { LOTO, type PracticeShop } from "../../support/practice-shop";
import { refundShown } from "../policy/expectations/over-http/refund-shown";
import { newKey, type choiceOf, type expectedOf } from "./money-row";

type Step = {
  readonly practice: PracticeShop;
  readonly actor: Actor;
  readonly shop: GateShop;
  readonly order: Order;
  readonly choice: ReturnType<typeof choiceOf>;
};

/** One refund, as everybody who is asked tells it. Amounts in minor units. */
export type Seen = {
  /** The page's button, and its word about limits where they see another currency. */
  readonly page: string;
  readonly preview: { readonly paid: Money; readonly counted: Money };
  readonly answer: Money;
  readonly asked: { readonly paid: Money; readonly counted: Money };
  readonly settled: { readonly paid: Money; readonly counted: Money; readonly orderCounted: number };
  readonly usage: number;
  readonly shopify: {
    readonly paid: number;
    readonly counted: number;
    readonly orderPaid: number;
    readonly orderCounted: number;
  };
  readonly parts: readonly (readonly [gateway: string, amountMinor: number])[];
};

/** Looks, refunds through the gate, and asks everybody: the page, the answer, the record, the limits, Shopify. */
export async function seenOf(step: Step): Promise<Seen> {
  const { shop, actor, order, choice } = step;
  const preview = await previewRefund({ shop, actor }, choice);
  if (!preview.ok) throw new Error(`the preview says ${preview.error.code}`);
  const page = await refundShown({
    shell: shellOf(shop),
    order: order.name,
    chosen: { ...NOTHING_CHOSEN, shipping: true, reason: "late" },
    preview: preview.value,
  });
  const done = await requestRefund({ shop, actor, requestKey: newKey(), input: choice });
  if (!done.ok) throw new Error(`the gate says ${done.error.code}`);
  if (done.value.state !== "done" || done.value.amount === null) throw new Error(`the refund is ${done.value.state}`);
  const refund = order.refunds.at(-1);
  if (refund === undefined) throw new Error("Shopify has no refund");
  const paidMinor = refundTotal(order, refund);
  return {
    page,
    preview: { paid: preview.value.amount, counted: preview.value.counted.amount },
    answer: amountOf(done.value.amount),
    ...(await recorded(order)),
    usage: await usageOf(done.value.reference),
    shopify: {
      paid: paidMinor,
      counted: worthMinor(order, paidMinor),
      orderPaid: refunded(order),
      orderCounted: worthMinor(order, refunded(order)),
    },
    parts: order.transactions
      .filter(({ id }) => refund.transactionIds.includes(id))
      .map(({ gateway, amountMinor }) => [gateway, amountMinor] as const),
  };
}

function shellOf({ currency, timeZone }: GateShop) {
  const shop = { name: "Loto Lento", color: "#123456", currency, timeZone, ownerName: "Marta" };
  return { locale: "en", kind: "assistant", firstName: "Chiara", shop } as const;
}

/** What the record says of the newest refund, before it left and after. */
async function recorded(order: Order): Promise<Pick<Seen, "asked" | "settled">> {
  const entries = (await listEntries(LOTO, { limit: 2, orderGid: gidOf(order) })).map(({ entry }) => entry);
  const [done, intent] = entries;
  if (done?.phase !== "done" || intent?.phase !== "intent") throw new Error("the record has no such refund");
  const { input } = intent;
  const { after } = done;
  return {
    asked: { paid: amountOf(input["amount"]), counted: amountOf(input["counted"] ?? input["amount"]) },
    settled: {
      paid: amountOf(after?.["this_refund_paid"] ?? after?.["this_refund"]),
      counted: amountOf(after?.["this_refund"]),
      orderCounted: amountOf(after?.["refunded"]).amountMinor,
    },
  };
}

function amountOf(recordedAmount: unknown): Money {
  const { amount, currency } = recordedAmount as { amount: string; currency: string };
  return { amountMinor: minor(amount, currency), currency };
}

async function usageOf(reference: string): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ amount_minor: string }>(
      "select u.amount_minor from usage u join intent i on i.shop = u.shop and i.id = u.intent_id where i.number = $1 and u.action = 'refund.issue' and u.state = 'spent'",
      [Number(reference.slice(2))],
    ),
  );
  return Number(rows[0]?.amount_minor);
}

type Expected = ReturnType<typeof expectedOf> & { readonly sum: { readonly paidMinor: number } };

/** Everything that is not as worked out by hand, each with who says it. */
export function faultsOf(seen: Seen, expected: Expected, order: Order): string[] {
  const { paid, counted, sum } = expected;
  const says: readonly (readonly [string, unknown, unknown])[] = [
    ["the page's button", seen.page.includes(`Refund ${formatMoney(paid, "en")}`), true],
    [
      "the page about limits",
      seen.page.includes(`${formatMoney(counted, "en")} count`),
      paid.currency !== counted.currency,
    ],
    ["the preview", seen.preview, { paid, counted }],
    ["the answer", seen.answer, paid],
    ["the record, asked", seen.asked, { paid, counted }],
    ["the record, settled", { paid: seen.settled.paid, counted: seen.settled.counted }, { paid, counted }],
    ["the record about the order", seen.settled.orderCounted, seen.shopify.orderCounted],
    ["the limits", seen.usage, counted.amountMinor],
    ["Shopify", [seen.shopify.paid, seen.shopify.counted], [paid.amountMinor, counted.amountMinor]],
    ["Shopify about the order", seen.shopify.orderPaid, sum.paidMinor],
    ["the payments together", seen.parts.reduce((all, [, amount]) => all + amount, 0), paid.amountMinor],
    ["the payments", expected.parts ?? seen.parts, seen.parts],
    ["the currency", paid.currency, currencyOf({ currency: counted.currency } as never, order)],
  ];
  return says.flatMap(([who, is, wanted]) =>
    JSON.stringify(is) === JSON.stringify(wanted)
      ? []
      : [`${who}: ${JSON.stringify(is)} is not ${JSON.stringify(wanted)}`],
  );
}
