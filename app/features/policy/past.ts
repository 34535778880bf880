import type { Facts, OrderFacts } from "./facts";
import { localDay } from "./local-day";

/**
 * One refund of the shop's past, as far as an app may see it. `by`: through Delega, through another app (its name in
 * `app`), or nobody can tell, because Shopify hides staff from apps.
 */
export type PastRefund = {
  /** Shopify's number of the refund. */
  readonly id: string;
  readonly atMs: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly by: "delega" | "app" | "unknown";
  readonly app: string | null;
  readonly order: PastOrder;
  /** The order's payment right before this refund, worked out from what was received and refunded until then. */
  readonly paymentStatus: OrderFacts["paymentStatus"];
  /** Refunded on this order before, by any hand. */
  readonly beforeMinor: number;
};

/** The order of past refunds. `customer` is opaque: only good for telling customers apart. */
export type PastOrder = {
  readonly id: string;
  readonly name: string;
  readonly customer: string | null;
  /** As they are today; `products` were not read. */
  readonly facts: Omit<OrderFacts, "paymentStatus">;
};

export const CUSTOMER_DAYS = { customer_30d: 30, customer_90d: 90, customer_365d: 365 } as const;
/** What a decision needs to know of one refund of the past, its use of limits left empty. */
export type Moment = Facts & { readonly order: OrderFacts };
export type CustomerWindow = keyof typeof CUSTOMER_DAYS;

/** The past made ready for any number of rules: in the order of time, with all that no rule changes worked out once. */
export type Past = {
  readonly refunds: readonly PastRefund[];
  readonly moments: readonly Moment[];
  /** Where each refund stands in the shop's calendar: numbers that change with the day, the week, the month. */
  readonly calendar: Readonly<Record<"day" | "week" | "month", Int32Array>>;
  /** The same customer's refund before this one; -1 = none, or nobody knows the customer. */
  readonly earlier: Int32Array;
  /** What the customer got back by any hand until then, with all of this order's, as the gate counts it. */
  readonly customerMinor: Readonly<Record<CustomerWindow, Float64Array>>;
};

const DAY_MS = 86_400_000;

/** Only refunds in the shop's own currency can be measured by its limits: hand in no others. */
export function readyPast(unsorted: readonly PastRefund[], timeZone: string): Past {
  const refunds = unsorted.toSorted((a, b) => a.atMs - b.atMs);
  const size = refunds.length;
  const calendar = { day: new Int32Array(size), week: new Int32Array(size), month: new Int32Array(size) };
  const earlier = new Int32Array(size).fill(-1);
  const last = new Map<string, number>();
  const moments = refunds.map((refund, index) => {
    const { day, month, local } = localDay(refund.atMs, timeZone);
    calendar.day[index] = day;
    // Day 0 was a Thursday, and weeks begin on Monday.
    calendar.week[index] = Math.floor((day + 3) / 7);
    calendar.month[index] = month;
    const { customer, facts } = refund.order;
    if (customer !== null) {
      earlier[index] = last.get(customer) ?? -1;
      last.set(customer, index);
    }
    return {
      nowMs: refund.atMs,
      local,
      amountMinor: refund.amountMinor,
      order: { ...facts, paymentStatus: refund.paymentStatus },
      reason: GIVEN,
      withdrawal: null,
      used: NONE_READ,
    };
  });
  const before = { refunds, earlier };
  return {
    refunds,
    moments,
    calendar,
    earlier,
    customerMinor: {
      customer_30d: customerSums(before, CUSTOMER_DAYS.customer_30d),
      customer_90d: customerSums(before, CUSTOMER_DAYS.customer_90d),
      customer_365d: customerSums(before, CUSTOMER_DAYS.customer_365d),
    },
  };
}

/** Each set of rules counts for itself. */
const NONE_READ = {};
/** Whoever refunds through Delega chooses a reason first; which one, the past does not say. */
const GIVEN = "given";

function customerSums({ refunds, earlier }: Pick<Past, "refunds" | "earlier">, days: number): Float64Array {
  return Float64Array.from(refunds, ({ beforeMinor, atMs, order }, index) => {
    let sum = beforeMinor;
    for (const one of earlierOf(earlier, index)) {
      const other = refunds[one];
      if (other === undefined || other.atMs < atMs - days * DAY_MS) break;
      if (other.order.id !== order.id) sum += other.amountMinor;
    }
    return sum;
  });
}

/** The same customer's refunds before this one, the latest first. */
export function* earlierOf(earlier: Int32Array, index: number): Generator<number> {
  for (let one = earlier[index] ?? -1; one >= 0; one = earlier[one] ?? -1) yield one;
}
