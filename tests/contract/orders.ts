import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Answer, ContractShop } from "./shop";

const ORDER = `
  id name email
  lineItems(first: 5) { nodes { id refundableQuantity } }
  transactions(first: 10) { id kind status gateway amountSet { presentmentMoney { amount } } }
  refunds(first: 10) { id note totalRefundedSet { shopMoney { amount } } }
  totalRefundedSet { shopMoney { amount } }
  netPaymentSet { shopMoney { amount } }
`;
const CREATE = `mutation ContractOrder($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) { order { ${ORDER} } userErrors { field message } }
}`;
const READ = `query ContractRead($id: ID!) { order(id: $id) { ${ORDER} } }`;

const Amount = z
  .object({ shopMoney: z.object({ amount: z.string() }) })
  .transform(({ shopMoney }) => Number(shopMoney.amount));
const ContractOrder = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  lineItems: z.object({ nodes: z.array(z.object({ id: z.string(), refundableQuantity: z.int() })) }),
  transactions: z.array(z.object({ id: z.string(), kind: z.string(), status: z.string(), gateway: z.string() })),
  refunds: z.array(z.object({ id: z.string(), note: z.string().nullable(), totalRefundedSet: Amount })),
  totalRefundedSet: Amount,
  netPaymentSet: Amount,
});
export type ContractOrder = z.infer<typeof ContractOrder>;

/** The first root field of an answer, parsed; an answer that is another shape is a difference, so it throws. */
export function field<T>(answer: Answer, name: string, schema: z.ZodType<T>): T {
  const data = answer.body.data as Readonly<Record<string, unknown>> | null | undefined;
  if (data == null) throw new Error(`no data: ${JSON.stringify(answer.body.errors)}`);
  return schema.parse(data[name]);
}

/** A development store takes five new orders a minute. */
const PACE_MS = 13_000;
let nextOrderAt = 0;

/** A fresh order of `items` equal items at 10.00 and 5.00 of shipping, paid in full through one gateway. */
export async function paidOrder(
  shop: ContractShop,
  { items = 3, email = null }: { items?: number; email?: string | null } = {},
): Promise<ContractOrder> {
  if (shop.real) {
    await sleep(Math.max(0, nextOrderAt - Date.now()));
    nextOrderAt = Date.now() + PACE_MS;
  }
  const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: shop.currency } });
  const order = {
    ...(email === null ? {} : { email }),
    lineItems: [{ title: "Contract", quantity: items, priceSet: bag("10.00"), requiresShipping: true }],
    shippingLines: [{ title: "Standard", priceSet: bag("5.00") }],
    transactions: [
      { kind: "SALE", status: "SUCCESS", gateway: "manual", amountSet: bag(`${String(items * 10 + 5)}.00`) },
    ],
  };
  const created = field(
    await shop.ask(CREATE, { order }),
    "orderCreate",
    z.object({ order: ContractOrder.nullable(), userErrors: z.array(z.unknown()) }),
  );
  if (created.order === null) throw new Error(`no order: ${JSON.stringify(created.userErrors)}`);
  return created.order;
}

/** The order as it is now, read by id. */
export async function orderNow(shop: ContractShop, { id }: { id: string }): Promise<ContractOrder> {
  return field(await shop.ask(READ, { id }), "order", ContractOrder);
}

type Choice = { readonly items?: number; readonly amount?: string | null; readonly note?: string };

/** The refund of `items` items and `amount` (decimal string) of one order, as Delega sends it. */
export function refundInput(order: ContractOrder, { items = 1, amount = "10.00", note = "contract" }: Choice = {}) {
  const payment = order.transactions.find(({ kind }) => kind === "SALE");
  return {
    orderId: order.id,
    note,
    refundLineItems:
      items === 0 ? [] : [{ lineItemId: order.lineItems.nodes[0]?.id, quantity: items, restockType: "NO_RESTOCK" }],
    transactions:
      amount === null
        ? []
        : [{ orderId: order.id, parentId: payment?.id, gateway: payment?.gateway, kind: "REFUND", amount }],
  };
}

const REFUND = `mutation ContractRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note totalRefundedSet { shopMoney { amount } } transactions(first: 5) { nodes { status } } }
    userErrors { __typename field message }
  }
}`;
const Refunded = z.object({
  refund: z
    .object({
      id: z.string(),
      note: z.string().nullable(),
      totalRefundedSet: Amount,
      transactions: z.object({ nodes: z.array(z.object({ status: z.string() })) }),
    })
    .nullable(),
  userErrors: z.array(z.object({ __typename: z.string(), field: z.array(z.string()).nullable(), message: z.string() })),
});
export type Refunded = z.infer<typeof Refunded>;

export async function refund(shop: ContractShop, input: object, key: string): Promise<Refunded> {
  return field(await shop.ask(REFUND, { input, key }), "refundCreate", Refunded);
}

/** Reads until `seen` holds: Shopify's search lags behind its writes. */
export async function eventually(look: () => Promise<boolean>, withinMs = 60_000): Promise<boolean> {
  const until = Date.now() + withinMs;
  for (;;) {
    if (await look()) return true;
    if (Date.now() > until) return false;
    await sleep(1000);
  }
}
