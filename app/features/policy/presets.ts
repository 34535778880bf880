import { ROWS, type Row } from "./action";
import type { Condition } from "./condition";
import type { RefundLimits } from "./role";
import type { Answer, Rule } from "./rule";

/** Ready-made roles. `errands` ends after hours, which the invitation sets; `trial` prepares, somebody else says yes. */
export const PRESETS = [
  "customer_support",
  "fulfilment",
  "shop_helper",
  "data_entry",
  "errands",
  "auditor",
  "trial",
] as const;
export type Preset = (typeof PRESETS)[number];

type Cell = Answer | Omit<Rule, "action">;
type Cells = Readonly<Partial<Record<Row, Cell>>>;

/** The rules of a preset with the owner's two amounts (minor units, shop currency): every row of the matrix is in it. */
export function presetRules(preset: Preset, limits: RefundLimits): Rule[] {
  const cells = CELLS[preset](limits);
  return ROWS.map((action) => {
    const cell = cells[action] ?? "deny";
    return typeof cell === "string" ? { action, answer: cell, conditions: [], limits: [] } : { action, ...cell };
  });
}

/** A hidden field: on one tap with a reason, so many times in any 24 hours. */
function onReason(times: number): Cell {
  return { answer: "can", conditions: [{ kind: "reason", otherwise: "deny" }], limits: [counted(times)] };
}

/** What a person prepares and somebody else lets go. */
const DRAFT: Cell = { answer: "can", conditions: [{ kind: "draft_only" }], limits: [] };

function quota(times: number): Cell {
  return { answer: "can", conditions: [], limits: [counted(times)] };
}

function counted(max: number): Rule["limits"][number] {
  return { measure: "count", window: "rolling_24h", whose: "own", max, over: "deny" };
}

const REFUNDABLE: Condition[] = [
  { kind: "order_age_days", max: 30, otherwise: "ask" },
  { kind: "payment_status", oneOf: ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED"], noneOf: [], otherwise: "deny" },
];

/** So long a refund can be undone before it leaves (product.md, default role). */
const UNDO: Condition = { kind: "hold", minutes: 10 };

/** A day's money also holds for any 24 hours, so that midnight doubles nothing (safety.md T-CAP-3). */
function money({ perOrderMinor, perDayMinor }: RefundLimits): Cell {
  const limit = { measure: "amount", whose: "own", over: "ask" } as const;
  return {
    answer: "can",
    conditions: [...REFUNDABLE, UNDO],
    limits: [
      { ...limit, window: "order", max: perOrderMinor },
      { ...limit, window: "day", max: perDayMinor },
      { ...limit, window: "rolling_24h", max: perDayMinor },
    ],
  };
}

const REPLIES: Cells = { "reply.use": "can", "reply.edit": "can", "reply.free": "can" };
const PROPOSALS: Cells = { "reply.propose": "can", "rule.propose": "can" };
const NOTES: Cells = { "order.note": "can", "order.tags": "can" };
const SHIPPING: Cells = { "order.fulfil": "can", "order.tracking": "can", "order.hold": "can", "return.decide": "ask" };
const CHANGES: Cells = { "order.email": "ask", "order.address": "ask", "order.edit": "ask", "order.cancel": "ask" };
const ORDERS: Cells = { "order.read": "can", "order.search": quota(300), "record.own": "can" };

/** Every kind of refund alike; `restock` and `notify` are said apart. */
function refunds(issue: Cell, kinds: Cell): Cells {
  return {
    "refund.issue": issue,
    "refund.return": kinds,
    "refund.goodwill": kinds,
    "refund.shipping": kinds,
    "refund.credit": kinds,
  };
}

function sights(cell: Cell): Cells {
  return { "customer.name": cell, "customer.email": cell, "customer.phone": cell, "customer.address": cell };
}

/**
 * Customer support is the default role (product.md): see and answer; refund within two amounts on orders up to 30 days
 * old; address, e-mail, edit and cancel ask; stock, products and exports denied; what is hidden needs a reason.
 */
const CELLS: Readonly<Record<Preset, (limits: RefundLimits) => Cells>> = {
  customer_support: (limits) => ({
    ...ORDERS,
    ...sights(onReason(10)),
    ...REPLIES,
    ...PROPOSALS,
    ...NOTES,
    ...CHANGES,
    "message.answer": "can",
    "comment.hide": "can",
    "comment.delete": "ask",
    ...refunds(money(limits), "can"),
    "refund.restock": "ask",
    "refund.notify": "can",
  }),
  fulfilment: () => ({
    ...ORDERS,
    ...sights(onReason(50)),
    "reply.use": "can",
    "reply.edit": "ask",
    "reply.free": "ask",
    ...PROPOSALS,
    ...NOTES,
    "order.email": "ask",
    "order.address": "can",
    "refund.restock": "can",
    ...SHIPPING,
    "stock.adjust": "ask",
  }),
  shop_helper: () => ({
    ...ORDERS,
    ...sights("ask"),
    "customer.name": onReason(10),
    ...REPLIES,
    ...PROPOSALS,
    ...NOTES,
    ...CHANGES,
    "message.answer": "can",
    "comment.hide": "can",
    "comment.delete": "ask",
    ...refunds("ask", "ask"),
    "refund.restock": "ask",
    "refund.notify": "can",
    ...SHIPPING,
    "stock.adjust": "ask",
    "product.publish": "ask",
    "product.edit": "ask",
    "draft.create": "ask",
    "draft.invoice": "ask",
  }),
  data_entry: () => ({
    "order.read": "can",
    "record.own": "can",
    ...NOTES,
    ...PROPOSALS,
    "stock.adjust": "can",
    "product.publish": "ask",
    "product.edit": "can",
  }),
  errands: () => ({ "order.read": "can", "record.own": "can", "order.note": "can", "order.tracking": "ask" }),
  auditor: () => ({ ...ORDERS, "customer.name": onReason(10), "record.read": "can", "record.export": "can" }),
  trial: () => ({
    ...ORDERS,
    "order.search": "ask",
    "customer.name": onReason(10),
    "reply.use": DRAFT,
    "reply.edit": DRAFT,
    "reply.free": DRAFT,
    "message.answer": DRAFT,
    "comment.hide": DRAFT,
    ...PROPOSALS,
    ...NOTES,
    ...refunds(DRAFT, DRAFT),
    "refund.notify": "can",
  }),
};
