import { z } from "zod";
import { announceApp } from "../announce";
import type { State } from "../state";
import type { Section } from "./panel";
import { ok, onShop, type Reply, type Switches } from "./switch";

const COMPLIANCE = ["customers/data_request", "customers/redact", "shop/redact"] as const;
const Weather = z.object({
  lose: z.number().min(0).max(1).default(0),
  duplicate: z.number().min(0).max(1).default(0),
  lateMs: z.number().min(0).default(0),
  clockScale: z.number().positive().default(1),
});
const Compliance = z.object({
  shop: z.string(),
  topic: z.enum(COMPLIANCE),
  customerId: z.number().optional(),
  orderIds: z.array(z.number()).default([]),
});

export const WEBHOOK_SWITCHES: Switches = {
  "GET /practice/webhooks": (state) => ok(webhookFigures(state)),
  "POST /practice/webhooks": (state, { body }) => {
    const { clockScale, ...weather } = Weather.parse(body);
    state.webhooks.weather = weather;
    state.webhooks.clockScale = clockScale;
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

export const WEBHOOK_SECTION: Section = {
  title: "Webhooks",
  views: [{ title: "So far", shows: "GET /practice/webhooks", empty: "Nothing was sent." }],
  panels: [
    {
      title: "The weather they travel in",
      does: "POST /practice/webhooks",
      button: "Set the weather",
      fields: [
        { name: "lose", label: "Share that is lost (0 to 1)", kind: "number", initial: 0, min: 0, max: 1, step: 0.05 },
        {
          name: "duplicate",
          label: "Share that comes twice (0 to 1)",
          kind: "number",
          initial: 0,
          min: 0,
          max: 1,
          step: 0.05,
        },
        {
          name: "lateMs",
          label: "Late by up to (milliseconds)",
          kind: "number",
          initial: 0,
          min: 0,
          help: "Each by its own, so that they overtake each other.",
        },
        {
          name: "clockScale",
          label: "Shopify's time runs faster by",
          kind: "number",
          initial: 1,
          min: 0.001,
          help: "Retries within four hours, erasure after 48: 14400 makes four hours one second.",
        },
      ],
    },
    {
      title: "A message that the law asks for",
      does: "POST /practice/compliance",
      button: "Send it",
      fields: [
        { name: "shop", label: "Shop", kind: "shop" },
        { name: "topic", label: "Topic", kind: "choice", options: COMPLIANCE },
        { name: "customerId", label: "Customer's number", kind: "number", optional: true, step: 1 },
      ],
    },
  ],
};
