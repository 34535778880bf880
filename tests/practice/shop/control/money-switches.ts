import { z } from "zod";
import { addOrder } from "../add-order";
import { changeDispute, openDispute } from "../disputes";
import { settleAll } from "../gateways";
import { DISPUTE_STATUSES, DISPUTE_TYPES, GATEWAY_ANSWERS } from "../shop-money";
import { PLAN_NAMES, type Shop, type State } from "../state";
import { ofShop, ok, refused, shopOf, type Reply, type Switches } from "./switch";

const SETTLE_TO = z.enum(["success", "failure"]).default("success");
const Gateway = z.object({
  shop: z.string(),
  gateway: z.string(),
  answer: z.enum(GATEWAY_ANSWERS),
  /** Without it a pending refund waits for `/practice/gateways/settle`. */
  settleAfterMs: z.number().min(0).nullable().default(null),
  settleTo: SETTLE_TO,
});
const Settle = z.object({ shop: z.string(), to: SETTLE_TO });
const PaidOrder = z.object({
  shop: z.string(),
  number: z.int().positive(),
  ageDays: z.number().min(0).default(1),
  customerId: z.number().nullable().default(null),
  lines: z.array(z.object({ title: z.string(), quantity: z.int().positive(), unitMinor: z.int().min(0) })).nonempty(),
  shippingMinor: z.int().min(0).default(0),
  payments: z.array(
    z.object({
      gateway: z.string(),
      amountMinor: z.int().positive().optional(),
      giftCardId: z.number().optional(),
    }),
  ),
  paidIn: z.object({ currency: z.string(), paidMinor: z.int().positive(), shopMinor: z.int().positive() }).optional(),
});
const OpenDispute = z.object({
  shop: z.string(),
  orderName: z.string(),
  type: z.enum(DISPUTE_TYPES).default("CHARGEBACK"),
  reason: z.string().default("PRODUCT_NOT_RECEIVED"),
  amountMinor: z.int().positive().optional(),
});
const ChangeDispute = z.object({
  shop: z.string(),
  id: z.number(),
  status: z.enum(DISPUTE_STATUSES),
  type: z.enum(DISPUTE_TYPES).optional(),
});
const ShopPlan = z.object({ shop: z.string(), plan: z.enum(PLAN_NAMES) });

/** How payments, disputes and the plan behave. */
export const MONEY_SWITCHES: Switches = {
  "GET /practice/gateways": (state, { url }) => ok(Object.fromEntries(shopOf(state, url)?.money.gateways ?? [])),
  "POST /practice/gateways": (state, { body }) => {
    const { shop: domain, gateway, ...rule } = Gateway.parse(body);
    return inShop(state, domain, (shop) => {
      shop.money.gateways.set(gateway, rule);
      return ok(rule);
    });
  },
  "POST /practice/gateways/settle": (state, { body }) => {
    const { shop: domain, to } = Settle.parse(body);
    return inShop(state, domain, (shop) => ok({ settled: settleAll(state, shop, to) }));
  },
  "POST /practice/orders": (state, { body }) => {
    const { shop: domain, ...wanted } = PaidOrder.parse(body);
    return inShop(state, domain, (shop) => {
      const { id, name } = addOrder(state, shop, wanted);
      return ok({ id, name });
    });
  },
  "GET /practice/disputes": (state, { url }) => ok(shopOf(state, url)?.money.disputes ?? []),
  "POST /practice/disputes": (state, { body }) => {
    const { shop: domain, orderName, ...asked } = OpenDispute.parse(body);
    return inShop(state, domain, (shop) => {
      const order = shop.orders.find(({ name }) => name === orderName);
      const dispute = order === undefined ? null : openDispute(state, shop, { ...asked, order });
      return dispute === null ? refused("no such card payment", 409) : ok(dispute);
    });
  },
  "POST /practice/disputes/change": (state, { body }) => {
    const { shop: domain, id, status, type } = ChangeDispute.parse(body);
    return inShop(state, domain, (shop) => {
      const dispute = shop.money.disputes.find((one) => one.id === id);
      if (dispute === undefined) return refused("no such dispute");
      changeDispute(state, shop, { dispute, status, type });
      return ok(dispute);
    });
  },
  "POST /practice/plan": (state, { body }) => {
    const { shop: domain, plan } = ShopPlan.parse(body);
    return inShop(state, domain, (shop) => {
      shop.planName = plan;
      return ok({ plan });
    });
  },
};

function inShop(state: State, domain: string, work: (shop: Shop) => Reply): Reply {
  return ofShop(state, { shop: domain }, work);
}
