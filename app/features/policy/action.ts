import { z } from "zod";

/** What can be seen of a customer. `can` shows it, or where the rule asks for a reason or counts, on one tap with one. */
export const SIGHTS = ["customer.name", "customer.email", "customer.phone", "customer.address"] as const;
export type Sight = (typeof SIGHTS)[number];

/** The rows of the matrix, in the groups and the order in which people read them. */
export const GROUPS = {
  see: ["order.read", "order.search", ...SIGHTS],
  answer: [
    "reply.use",
    "reply.edit",
    "reply.free",
    "message.answer",
    "comment.hide",
    "comment.delete",
    "reply.propose",
    "rule.propose",
  ],
  change: ["order.note", "order.tags", "order.email", "order.address", "order.edit", "order.cancel"],
  refund: [
    "refund.issue",
    "refund.return",
    "refund.goodwill",
    "refund.shipping",
    "refund.credit",
    "refund.restock",
    "refund.notify",
  ],
  ship: ["order.fulfil", "order.tracking", "order.hold", "return.decide"],
  stock: ["stock.adjust", "product.publish", "product.edit", "draft.create", "draft.invoice"],
  record: ["record.own", "record.read", "record.export"],
} as const;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** Running the team and the rules: the owner's, and where it says so a manager's; never a row of the matrix. */
const OFFICE = [
  "team.invite",
  "team.grant",
  "team.stop",
  "team.join",
  "role.edit",
  "role.draft",
  "manager.name",
  "doubt.decide",
  "approval.decide",
  "person.view",
] as const;

/**
 * Everything a person can ask Delega to do: one vocabulary for code, matrix, record and screen.
 * A row may exist before its effect does; an effect never without its row.
 */
export const ROWS = GROUP_NAMES.flatMap((group): readonly Row[] => GROUPS[group]);
export type Row = (typeof GROUPS)[Group][number];

export const Action = z.enum([...(ROWS as [Row, ...Row[]]), ...OFFICE]);
export type Action = z.infer<typeof Action>;
export const ACTIONS = Action.options;

/** The kinds of refund; each is decided beside `refund.issue`, whose limits hold for all of them together. */
export const MONEY_ROWS: readonly Action[] = [
  "refund.issue",
  "refund.return",
  "refund.goodwill",
  "refund.shipping",
  "refund.credit",
];

/** What gives money back, a cancellation too: on an order that the customer's bank disputes, the owner's alone. */
export const PAYS_BACK: ReadonlySet<Action> = new Set([...MONEY_ROWS, "order.cancel"]);
