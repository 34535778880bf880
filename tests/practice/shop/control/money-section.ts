import { DISPUTE_STATUSES, DISPUTE_TYPES, GATEWAY_ANSWERS } from "../shop-money";
import { PLAN_NAMES } from "../state";
import type { Field, Section } from "./panel";

const SHOP: Field = { name: "shop", label: "Shop", kind: "shop" };
const GATEWAY: Pick<Field, "label"> & { kind: "choice"; options: readonly string[] } = {
  label: "Gateway",
  kind: "choice",
  options: ["shopify_payments", "paypal", "gift_card"],
};
const ENDS = ["success", "failure"];

/** The forms of money-switches.ts. */
export const MONEY_SECTION: Section = {
  title: "Money",
  views: [
    { title: "How gateways answer", shows: "GET /practice/gateways", empty: "Every gateway pays at once." },
    {
      title: "Disputes",
      shows: "GET /practice/disputes",
      columns: ["id", "orderId", "type", "status", "amountMinor"],
      empty: "Nobody disputes a payment.",
    },
  ],
  panels: [
    {
      title: "How a gateway takes refunds",
      help: "failure and error: the refund stands, its money does not move. refused: there is no refund.",
      does: "POST /practice/gateways",
      button: "Set the gateway",
      fields: [
        SHOP,
        { name: "gateway", ...GATEWAY },
        { name: "answer", label: "It answers", kind: "choice", options: GATEWAY_ANSWERS },
        {
          name: "settleAfterMs",
          label: "Milliseconds until a pending one ends",
          kind: "number",
          min: 0,
          optional: true,
          help: "Empty: it waits for the next form.",
        },
        { name: "settleTo", label: "And ends with", kind: "choice", options: ENDS },
      ],
    },
    {
      title: "Pending refunds end",
      does: "POST /practice/gateways/settle",
      button: "End them",
      fields: [SHOP, { name: "to", label: "With", kind: "choice", options: ENDS }],
    },
    {
      title: "An order is placed and paid",
      help: "Amounts in the smallest unit of the currency the customer pays in.",
      does: "POST /practice/orders",
      button: "Place it",
      fields: [
        SHOP,
        { name: "number", label: "Order number", kind: "number", initial: 3001, min: 1, step: 1 },
        { name: "ageDays", label: "Days ago", kind: "number", initial: 1, min: 0 },
        { name: "lines.0.title", label: "What", kind: "text", initial: "Cork yoga mat" },
        { name: "lines.0.quantity", label: "How many", kind: "number", initial: 1, min: 1, step: 1 },
        { name: "lines.0.unitMinor", label: "Price of one", kind: "number", initial: 4900, min: 0, step: 1 },
        { name: "shippingMinor", label: "Shipping", kind: "number", initial: 590, min: 0, step: 1 },
        { name: "payments.0.gateway", ...GATEWAY },
        {
          name: "paidIn.currency",
          label: "Paid in another currency",
          kind: "text",
          optional: true,
          help: "With both numbers below: so much of it was worth so much of the shop's.",
        },
        { name: "paidIn.paidMinor", label: "So much of it", kind: "number", optional: true, min: 1, step: 1 },
        { name: "paidIn.shopMinor", label: "So much of the shop's", kind: "number", optional: true, min: 1, step: 1 },
      ],
    },
    {
      title: "A payment is disputed",
      does: "POST /practice/disputes",
      button: "Open the dispute",
      fields: [
        SHOP,
        { name: "orderName", label: "Order", kind: "text", initial: "#1299" },
        { name: "type", label: "As", kind: "choice", options: DISPUTE_TYPES },
        { name: "reason", label: "Why", kind: "text", initial: "PRODUCT_NOT_RECEIVED" },
        {
          name: "amountMinor",
          label: "Cents",
          kind: "number",
          optional: true,
          min: 1,
          step: 1,
          help: "Empty for all.",
        },
      ],
    },
    {
      title: "A dispute goes on",
      does: "POST /practice/disputes/change",
      button: "Change the dispute",
      fields: [
        SHOP,
        { name: "id", label: "Its number, as listed above", kind: "number", step: 1 },
        { name: "status", label: "Now", kind: "choice", options: DISPUTE_STATUSES, initial: "UNDER_REVIEW" },
      ],
    },
    {
      title: "The shop's plan",
      help: "Only Advanced and Plus let an app read who of the staff did something.",
      does: "POST /practice/plan",
      button: "Change the plan",
      fields: [SHOP, { name: "plan", label: "Plan", kind: "choice", options: PLAN_NAMES }],
    },
  ],
};
