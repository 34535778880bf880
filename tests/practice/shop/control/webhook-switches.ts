import { z } from "zod";
import { announceApp } from "../announce";
import type { State } from "../state";
import { ok, onShop, type Reply, type Switches } from "./switch";

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

export const WEBHOOK_SWITCHES: Switches = {
  "GET /practice/webhooks": (state) => ok(webhookFigures(state)),
  "POST /practice/webhooks": (state, { body }) => {
    const { clockScale, ...weather } = Weather.parse(body);
    Object.assign(state.webhooks, { clockScale, weather });
    return ok({});
  },
  "POST /practice/compliance": (state, { body }) => compliance(state, Compliance.parse(body)),
};

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
