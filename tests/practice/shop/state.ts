import { newBulk, type Bulk } from "./bulk/bulk-state";
import type { Actor } from "./actor";
import type { EditSession } from "./edit-session";
import { skewMs, type Fault } from "./faults";
import type { Files } from "./files";
import type { KeyUse } from "./idempotency";
import type { Origin } from "./origin";
import type { Address, Customer } from "./customer";
import type { CustomerDataLevel } from "./protected-data";
import { newSearchIndex, type SearchIndex } from "./search/index-state";
import type { Person } from "./person";
import type { DisplayStatus, FulfilmentOrder, Location, Return } from "./shipping";
import type { ShopMoney } from "./shop-money";
import { STANDARD, type Bucket, type Plan } from "./throttle";
import type { Token } from "./token";
import type { Upload } from "./uploads/upload";
import { newJobs, type Jobs } from "./jobs";
import type { Sale } from "./sale";
import type { Noted } from "./timeline-note";
import { newWebhooks, type Webhooks } from "./webhooks";

/**
 * The practice shops as plain data; times ISO, UTC. Amounts are minor units of the shop's currency; those of an order
 * that was paid in another currency are minor units of that one (paid-in.ts converts).
 */
export type Line = {
  id: number;
  title: string;
  variant: string;
  sku: string;
  quantity: number;
  unitMinor: number;
  /** Discount on the whole line. */
  discountMinor: number;
  fulfilled: number;
  refunded: number;
  /** Of `refunded`, what had not been shipped: it left the order (currentQuantity) and the fulfilment. */
  removed: number;
  /** Units that an edit took out: no longer part of `quantity`. */
  editedOut?: number;
  /** Tax on the whole line on top of its price; absent = the price holds it. */
  addedTaxMinor?: number;
  /** What customs took for the whole line, and what of it went back. */
  duty?: { id: number; amountMinor: number; refundedMinor: number };
};

export type Transaction = {
  id: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  amountMinor: number;
  parentId: number | null;
  at: string;
  /** Who made it; absent = the customer, or for a refund whoever its agreement names. */
  by?: Actor;
  errorCode?: string | null;
  /** The gift card that paid. */
  giftCardId?: number;
};

export type Refund = {
  id: number;
  note: string | null;
  createdAt: string;
  lines: RefundLine[];
  shippingMinor: number;
  transactionIds: number[];
  duties?: { dutyId: number; amountMinor: number }[];
  processedAt?: string;
  /** Why more or less went back than the lines and the shipping come to. */
  discrepancyReason?: string | null;
  /** The member of staff who made it; absent = an app. */
  userId?: number | null;
};

export type RefundLine = {
  id: number;
  lineId: number;
  quantity: number;
  restockType: string;
  subtotalMinor: number;
  /** On top of `subtotalMinor`. */
  addedTaxMinor?: number;
  /** Where restocked items went. */
  locationId?: string | null;
};

export type Tracking = { company: string; number: string; url: string | null };

export type Fulfilment = {
  id: number;
  name: string;
  status: "SUCCESS" | "CANCELLED";
  displayStatus: DisplayStatus;
  createdAt: string;
  /** Absent = never changed. */
  updatedAt?: string;
  locationId?: number;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  tracking: Tracking[];
  events: { id: number; status: string; happenedAt: string; message: string | null }[];
  lines: FulfilmentLine[];
};

/** `fromLineId` = the line of the fulfilment order that it came from; absent until settled. */
export type FulfilmentLine = { id: number; lineId: number; quantity: number; fromLineId?: number };

export type App = { id: string; title: string };

export type Agreement = {
  id: number;
  happenedAt: string;
  reason: "ORDER" | "REFUND" | "RETURN" | "ORDER_EDIT";
  app: App | null;
  refundId: number | null;
  returnId?: number;
  /** The member of staff, where one is known. */
  userId?: number | null;
  /** What an edit sold and took back; the other reasons follow from the order itself. */
  sales?: Sale[];
};

export type Order = {
  id: number;
  number: number;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  email: string | null;
  phone: string | null;
  customerId: number | null;
  customerLocale: string | null;
  note: string | null;
  tags: string[];
  shippingAddress: Address | null;
  lines: Line[];
  shippingMinor: number;
  shippingTitle: string | null;
  /** All of it: in the prices, or on top of them where the lines say so. */
  taxMinor: number;
  /** What the order's source states; null = the lines' sum. A loaded CSV may disagree with its own lines. */
  statedTotalMinor: number | null;
  /** `paidMinor` of that currency were worth `shopMinor` of the shop's; absent = paid in the shop's. */
  paidIn?: { readonly currency: string; readonly paidMinor: number; readonly shopMinor: number };
  /** The member of staff who took the order; absent = the customer placed it. */
  userId?: number | null;
  transactions: Transaction[];
  refunds: Refund[];
  fulfilments: Fulfilment[];
  agreements: Agreement[];
  /** Where it came from; what is absent is filled in by `originOf`. */
  origin?: Partial<Origin>;
  /** Follow from the lines until something happens to them: fulfilment-orders.ts settles them. */
  fulfilmentOrders?: FulfilmentOrder[];
  returns?: Return[];
  cancelledBy?: Actor;
  staffNote?: string | null;
  /** A company bought: no store credit. */
  company?: boolean;
  customAttributes?: { key: string; value: string | null }[];
  /** Absent = the same as the first shipping address. */
  billingAddress?: Address | null;
  /** Shipping that edits added; `shippingMinor` holds their prices, too. */
  addedShipping?: { id: number; title: string; priceMinor: number }[];
};

export type Shop = {
  domain: string;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  country: string;
  people: Person[];
  customers: Map<number, Customer>;
  orders: Order[];
  grantedScopes: Set<string>;
  /** A shop that does not have the app gives no token and no id token, and takes none that it gave before. */
  installed: boolean;
  /** How often it was uninstalled: an erasure that belongs to an earlier time is not sent. */
  uninstalls: number;
  /** Frozen = unpaid (402); locked = closed by Shopify (423). */
  standing: "open" | "frozen" | "locked";
  locations: readonly Location[];
  /** What happened that the orders themselves do not tell. */
  notes: Noted[];
  /** Edits under way and ended, by the ids of their sessions. */
  edits: Map<string, EditSession>;
  planName: PlanName;
  money: ShopMoney;
};

/** Shopify's plans; only the last two let an app read who of the staff did something. */
export const PLAN_NAMES = ["Basic", "Grow", "Advanced", "Plus"] as const;
export type PlanName = (typeof PLAN_NAMES)[number];

/** Every mutation that reached the store, whatever became of it. */
export type SeenMutation = {
  shop: string;
  operation: string;
  fields: string[];
  variables: unknown;
  idempotencyKey: string | null;
  tokenKind: string;
  at: string;
  outcome: "executed" | "refused" | "faulted";
};

export type AskedScopes = { readonly required: readonly string[]; readonly optional: readonly string[] };

export type State = {
  now: () => Date;
  shops: Map<string, Shop>;
  tokens: Map<string, Token>;
  refreshTokens: Map<string, { shop: string; spentBy: string[] }>;
  idempotency: Map<string, KeyUse>;
  mutations: SeenMutation[];
  faults: Fault[];
  /** What the plan grants each shop, and what each has left. */
  plan: Plan;
  buckets: Map<string, Bucket>;
  /** Every call of the Admin API, whatever became of it: by shop. */
  calls: Map<string, number>;
  throttled: number;
  reads: number;
  webhooks: Webhooks;
  search: SearchIndex;
  /** What Shopify approved the app for. */
  customerData: CustomerDataLevel;
  bulk: Bulk;
  uploads: Map<string, Upload>;
  files: Files;
  /** The store's own address, known once it listens. */
  origin: string;
  jobs: Jobs;
  /** What the app's configuration asks for when it is installed, and what it may ask for later. */
  asked: AskedScopes;
  nextId: number;
  apiKey: string;
  apiSecret: string;
};

export const OUR_APP: App = { id: "gid://shopify/App/4242", title: "Delega" };
export const ADMIN_APP: App = { id: "gid://shopify/App/1354745", title: "Shopify Web" };
export const OTHER_APP: App = { id: "gid://shopify/App/7777", title: "Returns Plus" };

const ASKED: AskedScopes = { required: ["read_orders", "read_customers"], optional: ["write_orders"] };

export type StateOptions = {
  now: () => Date;
  apiKey: string;
  apiSecret: string;
  plan?: Plan;
  asked?: AskedScopes;
};

export function newState({ now, plan, asked, ...options }: StateOptions): State {
  const faults: Fault[] = [];
  return {
    ...options,
    now: () => new Date(now().getTime() + skewMs(faults)),
    plan: plan ?? STANDARD,
    asked: asked ?? ASKED,
    buckets: new Map(),
    calls: new Map(),
    throttled: 0,
    webhooks: newWebhooks(),
    search: newSearchIndex(),
    customerData: 2,
    bulk: newBulk(),
    uploads: new Map(),
    files: { folder: null },
    origin: "",
    jobs: newJobs(),
    shops: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    idempotency: new Map(),
    mutations: [],
    faults,
    reads: 0,
    nextId: 5_000_000_001,
  };
}

export function nextId(state: State): number {
  return state.nextId++;
}

export function findOrder(shop: Shop, gid: string): Order | undefined {
  const id = Number(/^gid:\/\/shopify\/Order\/(\d+)$/.exec(gid)?.[1] ?? NaN);
  return shop.orders.find((order) => order.id === id);
}
