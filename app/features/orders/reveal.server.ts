import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import type { GateProblem } from "../gate/performed";
import { readOrder } from "./read-order.server";
import { RevealInput } from "./reveal";
import type { RevealField } from "./reveal-field";

/** Each hidden field is a right of its own, with its own quota. */
function recordReveal(field: RevealField) {
  return defineLocalEffect<RevealInput>({
    name: "order.reveal",
    action: `customer.${field}`,
    input: RevealInput,
    subject: ({ orderGid }) => ({ orderGid, customerGid: null }),
    given: ({ reason }) => ({ reason, withdrawal: null }),
    run: (_tx, { reason }) =>
      Promise.resolve(ok({ recorded: { field, reason }, before: null, after: { shown: field } })),
  });
}

/** Showing one hidden field needs a reason, counts against a quota and is recorded first; the value never is. */
export async function reveal(
  ask: Ask & { readonly input: RevealInput },
): Promise<Result<{ field: RevealField; shown: string }, GateProblem>> {
  const recorded = await performLocal(recordReveal(ask.input.field), ask);
  if (!recorded.ok) return recorded;
  const order = await readOrder(ask.shop.domain, ask.input.orderGid);
  if (!order.ok) return order;
  const { email, phone, address } = order.value.customer;
  const shown = {
    email,
    phone,
    address:
      address === null
        ? null
        : [address.name, address.street, `${address.zip} ${address.city}`, address.country].join(", "),
  }[ask.input.field];
  return shown === null ? fail(problem("not_found")) : ok({ field: ask.input.field, shown });
}
