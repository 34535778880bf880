import { z } from "zod";
import { defineEffect } from "../gate/effect";
import { nextNote, TypedNote } from "./note";
import { orderField, type OrderField } from "./order-field.effect.server";

export const NOTE: OrderField<TypedNote, string> = {
  field: "note",
  asked: TypedNote,
  value: z.string(),
  untilShipped: false,
  now: ({ note }) => note,
  next: (typed, { note }) => nextNote(typed, note),
  same: (one, other) => one === other,
  isNone: (note) => note === "",
  input: (note) => ({ note }),
};

/** The note that staff read in Shopify; it may hold what a customer wrote, so it is kept as their data is. */
export const setNote = defineEffect({ name: "order.note", action: "order.note", ...orderField(NOTE) });
