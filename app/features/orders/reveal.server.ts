import type { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { GateProblem } from "../gate/performed";
import { maskOrder } from "./mask-order";
import { readOrder } from "./read-order.server";
import { CountedReveal, type RevealInput } from "./reveal";
import type { RevealField } from "./reveal-field";

/** Each hidden field is a right of its own, with its own quota. */
function recordReveal(field: RevealField) {
  return defineLocalEffect<z.infer<typeof CountedReveal>>({
    name: "order.reveal",
    action: `customer.${field}`,
    input: CountedReveal,
    subject: ({ orderGid, customerGid }) => ({ orderGid, customerGid }),
    given: ({ reason }) => ({ reason, withdrawal: null }),
    run: (_tx, { reason }) =>
      Promise.resolve(ok({ recorded: { field, reason }, before: null, after: { shown: field } })),
  });
}

const ALL = { name: "clear", email: "clear", phone: "clear", address: "clear" } as const;

/**
 * Opens one hidden field of an order for this person: needs a reason, counts against a quota and is recorded; the value
 * never is. The page shows it because the record says so. `not_found`: no such order, or nothing there to show.
 */
export async function reveal(
  ask: Ask & { readonly input: RevealInput },
): Promise<Result<{ field: RevealField }, GateProblem>> {
  const { field, orderGid } = ask.input;
  const order = await readOrder(ask.shop.domain, orderGid);
  if (!order.ok) return order;
  if (!maskOrder(order.value, ALL).customer[field].has) return fail(problem("not_found"));
  const input = { ...ask.input, customerGid: order.value.customer.gid };
  const recorded = await performLocal(recordReveal(field), { ...ask, input });
  return recorded.ok ? ok({ field }) : recorded;
}
