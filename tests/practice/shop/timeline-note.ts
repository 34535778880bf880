import type { Actor } from "./actor";

/** Something that happened to an order and left no other trace in it. */
export type Noted = {
  readonly id: number;
  readonly orderId: number;
  readonly at: string;
  readonly by: Actor;
  readonly action: "update" | "edited" | "closed" | "re_opened" | "mail_sent" | "restock_line_items" | "comment";
  /** Fields that were changed, an e-mail's kind, a count, a comment's text: what the message needs. */
  readonly detail: string;
};
