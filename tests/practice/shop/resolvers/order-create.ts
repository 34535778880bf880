import { announceOrder } from "../announce";
import { minor } from "../money";
import { nextId, type App, type Line, type Order, type Shop, type State } from "../state";
import type { Customer } from "../customer";
import { total } from "../sums";
import { orderView } from "./order-view";

type Bag = { shopMoney: { amount: string; currencyCode: string } };

type Input = {
  email?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customer?: {
    toUpsert?: { email?: string | null; firstName?: string | null; lastName?: string | null } | null;
  } | null;
  lineItems?: { title?: string | null; sku?: string | null; quantity: number; priceSet?: Bag | null }[] | null;
  shippingLines?: { title?: string | null; priceSet?: Bag | null }[] | null;
  transactions?: { kind?: string | null; status?: string | null; gateway?: string | null; amountSet: Bag }[] | null;
};

type Call = { readonly state: State; readonly shop: Shop; readonly app: App };

/** `orderCreate`, as far as a test needs orders of its own making: lines, shipping, payments, a customer. */
export function orderCreate({ state, shop, app }: Call, input: Input) {
  const problem = check(shop, input);
  if (problem !== null) return { __typename: "OrderCreatePayload", order: null, userErrors: [problem] };
  const at = state.now().toISOString();
  const order = orderOf({ state, shop, app }, input, at);
  order.transactions = (input.transactions ?? []).map((one) => ({
    id: nextId(state),
    kind: one.kind === "AUTHORIZATION" ? "AUTHORIZATION" : "SALE",
    status: one.status === "PENDING" || one.status === "FAILURE" ? one.status : "SUCCESS",
    gateway: one.gateway ?? "manual",
    amountMinor: minor(one.amountSet.shopMoney.amount, shop.currency),
    parentId: null,
    at,
  }));
  order.taxMinor = Math.round((total(order) * 22) / 122);
  shop.orders.push(order);
  announceOrder(state, shop, { topic: "orders/create", order });
  return { __typename: "OrderCreatePayload", order: orderView(shop, order), userErrors: [] };
}

function check(shop: Shop, input: Input) {
  const invalid = (field: string, message: string) => ({
    __typename: "OrderCreateUserError",
    field: ["order", field],
    message,
    code: "INVALID",
  });
  const lines = input.lineItems ?? [];
  if (lines.length === 0) return invalid("lineItems", "Line items must have at least one line item");
  if (lines.some(({ quantity }) => quantity < 1)) return invalid("lineItems", "Quantity must be greater than 0");
  const bags = [
    ...lines.map(({ priceSet }) => priceSet),
    ...(input.shippingLines ?? []).map(({ priceSet }) => priceSet),
    ...(input.transactions ?? []).map(({ amountSet }) => amountSet),
  ];
  return bags.every((bag) => bag == null || bag.shopMoney.currencyCode === shop.currency)
    ? null
    : invalid("currency", "Currency must be the shop's currency");
}

function orderOf({ state, shop, app }: Call, input: Input, at: string): Order {
  const number = Math.max(1000, ...shop.orders.map((one) => one.number)) + 1;
  const customer = customerOf(state, shop, input);
  const [shipping] = input.shippingLines ?? [];
  return {
    id: nextId(state),
    number,
    name: `#${String(number)}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    email: input.email ?? customer?.email ?? null,
    phone: null,
    customerId: customer?.id ?? null,
    customerLocale: customer?.locale ?? null,
    note: input.note ?? null,
    tags: [...(input.tags ?? [])],
    shippingAddress: null,
    lines: (input.lineItems ?? []).map((one) => lineOf(state, shop, one)),
    shippingMinor: shipping?.priceSet == null ? 0 : minor(shipping.priceSet.shopMoney.amount, shop.currency),
    shippingTitle: shipping?.title ?? null,
    taxMinor: 0,
    statedTotalMinor: null,
    transactions: [],
    refunds: [],
    fulfilments: [],
    agreements: [{ id: nextId(state), happenedAt: at, reason: "ORDER", app, refundId: null }],
  };
}

function lineOf(state: State, shop: Shop, one: NonNullable<Input["lineItems"]>[number]): Line {
  return {
    id: nextId(state),
    title: one.title ?? "",
    variant: "",
    sku: one.sku ?? "",
    quantity: one.quantity,
    unitMinor: one.priceSet == null ? 0 : minor(one.priceSet.shopMoney.amount, shop.currency),
    discountMinor: 0,
    fulfilled: 0,
    refunded: 0,
    removed: 0,
  };
}

function customerOf(state: State, shop: Shop, input: Input): Customer | null {
  const wanted = input.customer?.toUpsert;
  if (wanted?.email == null) return null;
  const known = [...shop.customers.values()].find(({ email }) => email === wanted.email);
  if (known !== undefined) return known;
  const customer: Customer = {
    id: nextId(state),
    firstName: wanted.firstName ?? "",
    lastName: wanted.lastName ?? "",
    email: wanted.email,
    phone: null,
    locale: "en",
  };
  shop.customers.set(customer.id, customer);
  return customer;
}
