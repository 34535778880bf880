import { randomUUID } from "node:crypto";
import type { GateShop } from "../../../app/features/gate/effect";
import { NOTHING_YET } from "../../../app/features/refunds/preview-refund.server";
import { addOrder, type WantedOrder } from "../../practice/shop/add-order";
import { minor } from "../../practice/shop/money";
import { nextId, type Order } from "../../practice/shop/state";
import { WAREHOUSE } from "../../practice/shop/shipping";
import { LOTO_SHOP } from "../../support/people";
import type { PracticeShop } from "../../support/practice-shop";
import type { MoneyRow } from "./money-rows";

const GATEWAYS: Readonly<Record<string, string>> = {
  card: "shopify_payments",
  gift: "gift_card",
  paypal: "paypal",
  manual: "manual",
  credit: "shopify_store_credit",
};
const gatewayOf = (word: string) => {
  const gateway = GATEWAYS[word];
  if (gateway === undefined) throw new Error(`no payment is called "${word}"`);
  return gateway;
};

/** The currencies of a row: "EUR" or "EUR<USD 109:100". */
function moneyOf(shop: string) {
  const match = /^(\w{3})(?:<(\w{3}) (\d+):(\d+))?$/.exec(shop);
  if (match === null) throw new Error(`"${shop}" is no shop`);
  const [, own = "", paid, paidMinor, shopMinor] = match;
  const paidIn =
    paid === undefined ? undefined : { currency: paid, paidMinor: Number(paidMinor), shopMinor: Number(shopMinor) };
  return { own, paid: paid ?? own, paidIn };
}

function lineOf(text: string, currency: string) {
  const match = /^(\d+)×(\S+)(?: -(\S+))?(?: \+(\S+))?(?: ~(\S+))?$/.exec(text.trim());
  if (match === null) throw new Error(`"${text}" is no line`);
  const [, quantity, unit = "", discount, tax, duty] = match;
  return {
    title: text,
    quantity: Number(quantity),
    unitMinor: minor(unit, currency),
    ...(discount === undefined ? {} : { discountMinor: minor(discount, currency) }),
    ...(tax === undefined ? {} : { addedTaxMinor: minor(tax, currency) }),
    ...(duty === undefined ? {} : { dutyMinor: minor(duty, currency) }),
  };
}

function paymentsOf(by: string, currency: string): WantedOrder["payments"] {
  return by.split(", ").map((text) => {
    const [word = "", amount] = text.split(" ");
    return { gateway: gatewayOf(word), ...(amount === undefined ? {} : { amountMinor: minor(amount, currency) }) };
  });
}

const SENT = { "sent ": 1, "half sent ": 0.5, "": 0 } as const;

/** The row's order in the practice shop, which now counts in the row's currency. */
export function orderOf(practice: PracticeShop, row: MoneyRow): { order: Order; shop: GateShop } {
  const { shop, goods, ship, by } = row;
  const { own, paid, paidIn } = moneyOf(shop);
  practice.shop().currency = own;
  const [, sent = "", lines = ""] = /^((?:half )?sent )?(.*)$/.exec(goods) ?? [];
  const order = addOrder(practice.store.state, practice.shop(), {
    number: nextId(practice.store.state),
    ageDays: 1,
    // One customer each, so that nothing but the row decides.
    customerId: [...practice.shop().customers.keys()][0] ?? null,
    lines: lines.split(";").map((text) => lineOf(text, paid)),
    shippingMinor: minor(ship, paid),
    payments: paymentsOf(by, paid),
    paidIn,
  });
  for (const line of order.lines) line.fulfilled = line.quantity * SENT[sent as keyof typeof SENT];
  return { order, shop: { ...LOTO_SHOP, currency: own } };
}

/** What a person chooses in a step. */
export function choiceOf(order: Order, choice: string, currency: string) {
  const [pieces = "", ...words] = choice.split(" ");
  const less = words.find((word) => word.startsWith("<"));
  return {
    ...NOTHING_YET,
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines: pieces.split(",").flatMap((quantity, index) => {
      const lineItemGid = `gid://shopify/LineItem/${String(order.lines[index]?.id)}`;
      return quantity === "0" ? [] : [{ lineItemGid, quantity: Number(quantity) }];
    }),
    shipping: words.includes("ship"),
    duties: words.includes("duties"),
    lessMinor: less === undefined ? null : minor(less.slice(1), currency),
    method: words.includes("credit") ? ("credit" as const) : ("original" as const),
    restockAt: words.includes("restock") ? `gid://shopify/Location/${String(WAREHOUSE.id)}` : null,
    reason: "late" as const,
  };
}

export const newKey = () => randomUUID();

/** What a step must come to, in minor units; `parts` null = whatever the payments are. */
export function expectedOf(text: string, shop: string) {
  const { own, paid } = moneyOf(shop);
  const [, amount = "", counted, parts] = /^(\S+)(?: as (\S+))?(?: by (.*))?$/.exec(text) ?? [];
  return {
    paid: { amountMinor: minor(amount, paid), currency: paid },
    counted: { amountMinor: minor(counted ?? amount, own), currency: own },
    parts:
      parts?.split(" + ").map((part) => {
        const [word = "", share = ""] = part.split(" ");
        return [gatewayOf(word), minor(share, paid)] as const;
      }) ?? null,
  };
}
