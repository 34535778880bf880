import { z } from "zod";
import { announceRefund } from "../announce";
import { goodsOf } from "../goods";
import { newJobs } from "../jobs";
import { minor } from "../money";
import { currencyOf } from "../paid-in";
import { refundOutside } from "../resolvers/refunds";
import { setIndexLag } from "../search/search-index";
import { seedDemo } from "../seed";
import { ADMIN_APP, type Order, type State } from "../state";
import { refunded, total } from "../sums";
import type { Section } from "./panel";
import { ok, refused, shopOf, type Reply, type Switches } from "./switch";

/** `amount` in the currency the customer paid in; without `userId` the owner made it. */
const Outside = z.object({
  shop: z.string(),
  orderName: z.string(),
  amount: z.string(),
  userId: z.number().optional(),
});

/** What happened in the shop, and what somebody does past the app. */
export const ORDER_SWITCHES: Switches = {
  "GET /practice/mutations": (state) => ok(state.mutations),
  "GET /practice/orders": (state, { url }) => ok(shopOf(state, url)?.orders.map(orderSums) ?? []),
  "GET /practice/goods": (state, { url }) => {
    const shop = shopOf(state, url);
    return shop === undefined ? refused("no such shop") : ok(goodsOf(shop));
  },
  "POST /practice/outside-refund": (state, { body }) => outsideRefund(state, Outside.parse(body)),
  "POST /practice/reset": (state) => {
    for (const list of [state.shops, state.tokens, state.refreshTokens, state.idempotency, state.uploads]) list.clear();
    state.bulk.operations.length = 0;
    state.customerData = 2;
    state.mutations.length = 0;
    state.faults.length = 0;
    Object.assign(state.jobs, newJobs());
    seedDemo(state);
    setIndexLag(state.search, state.shops.values(), 0);
    return ok({});
  },
};

function orderSums(order: Order) {
  const { name, refunds } = order;
  return { name, totalMinor: total(order), refundedMinor: refunded(order), refunds };
}

function outsideRefund(state: State, { shop: domain, orderName, amount, userId }: z.infer<typeof Outside>): Reply {
  const shop = state.shops.get(domain);
  const order = shop?.orders.find(({ name }) => name === orderName);
  if (shop === undefined || order === undefined) return refused("no such order");
  const refund = refundOutside(state, order, {
    amountMinor: minor(amount, currencyOf(shop, order)),
    app: ADMIN_APP,
    at: state.now().toISOString(),
    note: null,
    userId: userId ?? shop.people.find(({ accountOwner }) => accountOwner)?.id ?? null,
  });
  announceRefund(state, shop, { order, refund });
  return ok({ id: refund.id });
}

export const ORDER_SECTION: Section = {
  title: "The shop",
  views: [
    {
      title: "Changes that reached Shopify",
      shows: "GET /practice/mutations",
      columns: ["at", "shop", "operation", "outcome", "tokenKind", "idempotencyKey", "variables"],
      empty: "Nothing was changed through the app.",
    },
  ],
  panels: [
    {
      title: "A refund made past the app",
      help: "As if somebody had made it in Shopify's own order page.",
      does: "POST /practice/outside-refund",
      button: "Refund it",
      fields: [
        { name: "shop", label: "Shop", kind: "shop" },
        { name: "orderName", label: "Order", kind: "text", initial: "#1264" },
        { name: "amount", label: "Amount", kind: "text", initial: "1.00" },
      ],
    },
    {
      title: "Begin again",
      help: "Fresh shops with their first orders; the app's own data stays.",
      does: "POST /practice/reset",
      button: "Reset the shops",
    },
  ],
};
