import { z } from "zod";
import { ok } from "../../platform/result";
import { defineEffect } from "../gate/effect";
import { sameEmail, TypedEmail } from "./email";
import { orderField, type OrderField } from "./order-field.effect.server";

export const EMAIL: OrderField<string, string> = {
  field: "email",
  asked: TypedEmail,
  value: z.string(),
  untilShipped: true,
  now: ({ email }) => email,
  next: (typed) => ok(typed),
  same: sameEmail,
  isNone: (email) => email === "",
  input: (email) => ({ email }),
};

/** The order's own e-mail: whom Shopify tells that it has left. The customer's account keeps its own. */
export const setEmail = defineEffect({ name: "order.email", action: "order.email", ...orderField(EMAIL) });
