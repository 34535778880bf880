import { z } from "zod";
import { announceApp, announceRefund } from "./announce";
import { FAULT_KINDS } from "./faults";
import { changeScopes, uninstall } from "./lifecycle";
import { minor } from "./money";
import { mintIdToken } from "./oauth";
import { refundOutside } from "./resolvers/refunds";
import { seedDemo } from "./seed";
import { ADMIN_APP, type Order, type Shop, type State } from "./state";
import { refunded, total } from "./sums";

type Request = { method: string; url: URL; body: unknown };
type Reply = { status: number; body: unknown };

const OPTIONAL_SCOPES = ["write_orders"];
const Scopes = z.object({
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const IdToken = z.object({ shop: z.string(), userId: z.coerce.number(), expiresInS: z.number().default(60) });
const FaultBody = z.object({
  operation: z.string().default("*"),
  kind: z.enum(FAULT_KINDS),
  times: z.number().default(1),
  share: z.number().min(0).max(1).optional(),
  shop: z.string().optional(),
  ms: z.number().optional(),
});
const OfShop = z.object({ shop: z.string() });
const Weather = z.object({
  lose: z.number().min(0).max(1).default(0),
  duplicate: z.number().min(0).max(1).default(0),
  lateMs: z.number().min(0).default(0),
  clockScale: z.number().positive().default(1),
});
const Compliance = z.object({
  shop: z.string(),
  topic: z.enum(["customers/data_request", "customers/redact", "shop/redact"]),
  customerId: z.number().optional(),
  orderIds: z.array(z.number()).default([]),
});
const Outside = z.object({ shop: z.string(), orderName: z.string(), amount: z.string() });

type Switch = (state: State, request: { readonly url: URL; readonly body: unknown }) => Reply;

const SWITCHES: Readonly<Record<string, Switch>> = {
  "GET /practice/shops": (state) =>
    ok([...state.shops.values()].map(({ domain, name, currency }) => ({ domain, name, currency }))),
  "GET /practice/people": (state, { url }) => ok(shopOf(state, url)?.people ?? []),
  "GET /practice/mutations": (state) => ok(state.mutations),
  "GET /practice/orders": (state, { url }) => ok(shopOf(state, url)?.orders.map(orderSums) ?? []),
  "GET /practice/scopes": (state, { url }) =>
    ok({ granted: [...(shopOf(state, url)?.grantedScopes ?? [])], optional: OPTIONAL_SCOPES }),
  "POST /practice/scopes": (state, { body }) =>
    onShop(state, body, (shop) => {
      changeScopes(state, shop, { ...Scopes.parse(body), optional: OPTIONAL_SCOPES });
    }),
  "POST /practice/id-token": (state, { body }) => {
    const { shop, userId, expiresInS } = IdToken.parse(body);
    return ok({ idToken: mintIdToken(state, shop, userId, expiresInS) });
  },
  "GET /practice/faults": (state) => ok(state.faults.filter(({ times }) => times > 0)),
  "POST /practice/faults": (state, { body }) => ok({ faults: state.faults.push(FaultBody.parse(body)) }),
  "POST /practice/faults/clear": (state) => {
    state.faults.length = 0;
    return ok({});
  },
  "GET /practice/webhooks": (state) => ok(webhookFigures(state)),
  "POST /practice/webhooks": (state, { body }) => {
    const { clockScale, ...weather } = Weather.parse(body);
    Object.assign(state.webhooks, { clockScale, weather });
    return ok({});
  },
  "POST /practice/uninstall": (state, { body }) =>
    onShop(state, body, (shop) => {
      uninstall(state, shop);
    }),
  "POST /practice/reinstall": (state, { body }) =>
    onShop(state, body, (shop) => {
      shop.installed = true;
    }),
  "POST /practice/compliance": (state, { body }) => compliance(state, Compliance.parse(body)),
  "POST /practice/outside-refund": (state, { body }) => outsideRefund(state, Outside.parse(body)),
  "POST /practice/reset": (state) => {
    for (const list of [state.shops, state.tokens, state.refreshTokens, state.idempotency]) list.clear();
    state.mutations.length = 0;
    state.faults.length = 0;
    seedDemo(state);
    return ok({});
  },
};

/** The store's own switches, for people and tests; the app never calls them. */
export function control(state: State, { method, url, body }: Request): Reply {
  const found = SWITCHES[`${method} ${url.pathname}`];
  return found === undefined ? { status: 404, body: { error: "no such switch" } } : found(state, { url, body });
}

function shopOf(state: State, url: URL): Shop | undefined {
  return state.shops.get(url.searchParams.get("shop") ?? "");
}

function orderSums(order: Order) {
  const { name, refunds } = order;
  return { name, totalMinor: total(order), refundedMinor: refunded(order), refunds };
}

function onShop(state: State, body: unknown, work: (shop: Shop) => void): Reply {
  const shop = state.shops.get(OfShop.parse(body).shop);
  if (shop === undefined) return { status: 404, body: { error: "no such shop" } };
  work(shop);
  return ok({ installed: shop.installed, granted: [...shop.grantedScopes] });
}

function webhookFigures({ webhooks }: State) {
  const { subscriptions, weather, clockScale, sent, delivered, lost, retried, givenUp } = webhooks;
  return { subscriptions, weather, clockScale, sent, delivered, lost, retried, givenUp: givenUp.length };
}

/** Sent by Shopify itself: a customer asks for their data or to be forgotten; a shop left two days ago. */
function compliance(state: State, { topic, customerId, orderIds, ...rest }: z.infer<typeof Compliance>): Reply {
  return onShop(state, rest, (shop) => {
    const about = customerId === undefined ? undefined : shop.customers.get(customerId);
    const customer = about === undefined ? {} : { id: about.id, email: about.email, phone: about.phone };
    announceApp(state, shop, { topic, body: topic === "shop/redact" ? {} : { customer, orders_requested: orderIds } });
  });
}

function outsideRefund(state: State, { shop: domain, orderName, amount }: z.infer<typeof Outside>): Reply {
  const shop = state.shops.get(domain);
  const order = shop?.orders.find(({ name }) => name === orderName);
  if (shop === undefined || order === undefined) return { status: 404, body: { error: "no such order" } };
  const refund = refundOutside(state, order, {
    amountMinor: minor(amount, shop.currency),
    app: ADMIN_APP,
    at: state.now().toISOString(),
    note: null,
  });
  announceRefund(state, shop, { order, refund });
  return ok({ id: refund.id });
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
