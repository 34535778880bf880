import { z } from "zod";

/**
 * Everything a person can ask Delega to do: one vocabulary for code, matrix, record and screen.
 * A row may exist before its effect does; an effect never without its row.
 */
export const ACTIONS = [
  "order.read",
  "order.search",
  "order.reveal",
  "order.address",
  "order.email",
  "order.edit",
  "order.cancel",
  "refund.issue",
  "reply.use",
  "stock.adjust",
  "product.edit",
  "record.read",
  "record.export",
  "team.invite",
  "team.grant",
  "team.stop",
  "team.join",
  "doubt.decide",
] as const;

export const Action = z.enum(ACTIONS);
export type Action = z.infer<typeof Action>;
