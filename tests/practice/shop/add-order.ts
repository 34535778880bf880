import { nextId, type Order, type Shop, type State } from "./state";
import { total } from "./sums";

const DAY_MS = 86_400_000;

/** An order as somebody wants it. Amounts are minor units of the currency the customer pays in. */
export type WantedOrder = {
  readonly number: number;
  readonly ageDays: number;
  readonly customerId: number | null;
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly unitMinor: number }[];
  readonly shippingMinor: number;
  /** Without an amount: whatever is left to pay. */
  readonly payments: readonly {
    readonly gateway: string;
    readonly amountMinor?: number | undefined;
    readonly giftCardId?: number | undefined;
  }[];
  readonly paidIn?: Order["paidIn"];
  readonly userId?: number | null;
};

/** Adds a paid order that was not shipped yet. */
export function addOrder(state: State, shop: Shop, wanted: WantedOrder): Order {
  const customer = wanted.customerId === null ? undefined : shop.customers.get(wanted.customerId);
  const at = new Date(state.now().getTime() - wanted.ageDays * DAY_MS).toISOString();
  const order: Order = {
    id: nextId(state),
    number: wanted.number,
    name: `#${String(wanted.number)}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    email: customer?.email ?? null,
    phone: customer?.phone ?? null,
    customerId: customer?.id ?? null,
    customerLocale: customer?.locale ?? null,
    note: null,
    tags: [],
    shippingAddress: null,
    lines: wanted.lines.map((line) => ({
      ...line,
      id: nextId(state),
      variant: "",
      sku: "",
      discountMinor: 0,
      fulfilled: 0,
      refunded: 0,
      removed: 0,
    })),
    shippingMinor: wanted.shippingMinor,
    shippingTitle: "Standard",
    taxMinor: 0,
    statedTotalMinor: null,
    userId: wanted.userId ?? null,
    transactions: [],
    refunds: [],
    fulfilments: [],
    agreements: [{ id: nextId(state), happenedAt: at, reason: "ORDER", app: null, refundId: null }],
    ...(wanted.paidIn === undefined ? {} : { paidIn: wanted.paidIn }),
  };
  let owed = total(order);
  for (const { gateway, amountMinor = owed, giftCardId } of wanted.payments) {
    const card = giftCardId === undefined ? {} : { giftCardId };
    order.transactions.push({
      id: nextId(state),
      kind: "SALE",
      status: "SUCCESS",
      gateway,
      amountMinor,
      parentId: null,
      at,
      ...card,
    });
    owed -= amountMinor;
  }
  shop.orders.push(order);
  return order;
}
