import { nextId, type Order, type Shop, type State } from "./state";
import { total } from "./sums";

const DAY_MS = 86_400_000;

/** An order as somebody wants it. Amounts are minor units of the currency the customer pays in. */
export type WantedOrder = {
  readonly number: number;
  readonly ageDays: number;
  readonly customerId: number | null;
  readonly lines: readonly WantedLine[];
  readonly shippingMinor: number;
  /** Without an amount: whatever is left to pay. */
  readonly payments: readonly {
    readonly gateway: string;
    readonly amountMinor?: number | undefined;
    readonly giftCardId?: number | undefined;
  }[];
  readonly paidIn?: Order["paidIn"];
  readonly userId?: number | null;
  /** In the prices; what comes on top of them stands at the lines. */
  readonly taxMinor?: number;
  readonly company?: boolean;
};

/** Amounts of the whole line but for the unit's price. */
type WantedLine = {
  readonly title: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly discountMinor?: number;
  readonly addedTaxMinor?: number;
  readonly dutyMinor?: number;
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
    lines: wanted.lines.map(({ dutyMinor, ...line }) => ({
      discountMinor: 0,
      ...line,
      id: nextId(state),
      variant: "",
      sku: "",
      ...(dutyMinor === undefined ? {} : { duty: { id: nextId(state), amountMinor: dutyMinor, refundedMinor: 0 } }),
      fulfilled: 0,
      refunded: 0,
      removed: 0,
    })),
    shippingMinor: wanted.shippingMinor,
    shippingTitle: "Standard",
    taxMinor: wanted.taxMinor ?? wanted.lines.reduce((sum, { addedTaxMinor = 0 }) => sum + addedTaxMinor, 0),
    ...(wanted.company === undefined ? {} : { company: wanted.company }),
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
