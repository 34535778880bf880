import { z } from "zod";
import { announceRefund } from "../announce";
import { newJobs } from "../jobs";
import { minor } from "../money";
import { currencyOf } from "../paid-in";
import { refundOutside } from "../resolvers/refunds";
import { setIndexLag } from "../search/search-index";
import { seedDemo } from "../seed";
import { ADMIN_APP, type Order, type State } from "../state";
import { refunded, total } from "../sums";
import { ok, shopOf, type Reply, type Switches } from "./switch";

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
  if (shop === undefined || order === undefined) return { status: 404, body: { error: "no such order" } };
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
