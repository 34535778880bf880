import { z } from "zod";
import { minor } from "./money";
import { mintIdToken } from "./oauth";
import { refundOutside } from "./resolvers/refunds";
import { seedDemo } from "./seed";
import { ADMIN_APP, type State } from "./state";
import { refunded, total } from "./sums";

type Request = { method: string; url: URL; body: unknown };
type Reply = { status: number; body: unknown };

const OPTIONAL_SCOPES = ["write_orders"];
const Scopes = z.object({
  shop: z.string(),
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const IdToken = z.object({ shop: z.string(), userId: z.coerce.number(), expiresInS: z.number().default(60) });
const FaultBody = z.object({
  operation: z.string(),
  kind: z.enum(["lost_answer", "error_before", "throttled", "slow"]),
  times: z.number().default(1),
});
const Outside = z.object({ shop: z.string(), orderName: z.string(), amount: z.string() });

/** The store's own page of switches, for people and tests; the app never calls it. */
export function control(state: State, { method, url, body }: Request): Reply {
  const shop = state.shops.get(url.searchParams.get("shop") ?? "");
  switch (`${method} ${url.pathname}`) {
    case "GET /practice/shops":
      return ok([...state.shops.values()].map(({ domain, name, currency }) => ({ domain, name, currency })));
    case "GET /practice/people":
      return ok(shop?.people ?? []);
    case "GET /practice/mutations":
      return ok(state.mutations);
    case "GET /practice/orders":
      return ok(
        shop?.orders.map((order) => ({
          name: order.name,
          totalMinor: total(order),
          refundedMinor: refunded(order),
          refunds: order.refunds,
        })) ?? [],
      );
    case "GET /practice/scopes":
      return ok({ granted: [...(shop?.grantedScopes ?? [])], optional: OPTIONAL_SCOPES });
    case "POST /practice/scopes":
      return changeScopes(state, Scopes.parse(body));
    case "POST /practice/id-token": {
      const { shop: domain, userId, expiresInS } = IdToken.parse(body);
      return ok({ idToken: mintIdToken(state, domain, userId, expiresInS) });
    }
    case "POST /practice/faults":
      state.faults.push(FaultBody.parse(body));
      return ok({});
    case "POST /practice/outside-refund":
      return outsideRefund(state, Outside.parse(body));
    case "POST /practice/reset":
      for (const list of [state.shops, state.tokens, state.refreshTokens, state.idempotency]) list.clear();
      state.mutations.length = 0;
      state.faults.length = 0;
      seedDemo(state);
      return ok({});
    default:
      return { status: 404, body: { error: "no such switch" } };
  }
}

/** The owner's answer in the scope dialog; living offline tokens learn of it at once, as Shopify's do. */
function changeScopes(state: State, change: z.infer<typeof Scopes>): Reply {
  const shop = state.shops.get(change.shop);
  if (shop === undefined) return { status: 404, body: { error: "no such shop" } };
  for (const scope of change.grant.filter((one) => OPTIONAL_SCOPES.includes(one))) shop.grantedScopes.add(scope);
  for (const scope of change.revoke) shop.grantedScopes.delete(scope);
  for (const token of state.tokens.values()) {
    if (token.shop === shop.domain && token.kind === "offline") token.scopes = [...shop.grantedScopes];
  }
  return ok({ granted: [...shop.grantedScopes] });
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
  return ok({ id: refund.id });
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
