import { z } from "zod";
import type { Json } from "../../platform/json";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { OrderUpdateDocument, type OrderInput } from "../../shopify/documents/order-update.mutation";
import { NOTHING_GIVEN, type DelegatedEffect, type Sent } from "../gate/effect";
import { labelOf } from "../../platform/sealed-text.server";
import { tooLate, type ChangeFacts } from "./change-facts";
import { openPersonal, printOfPersonal, sealPersonal } from "./personal.server";
import { readChangeFacts } from "./read-change-facts.server";
import { SealedInput } from "./sealed-input";

/** One field of an order that is personal: how it is read, what shall stand there, and how Shopify takes it. */
export type OrderField<A, V extends Json> = {
  readonly field: "note" | "email" | "address";
  readonly asked: z.ZodType<A>;
  readonly value: z.ZodType<V>;
  /** Whom and where a parcel goes to counts only until it leaves. */
  readonly untilShipped: boolean;
  /** null = the order has none. */
  now(facts: ChangeFacts): V | null;
  next(asked: A, facts: ChangeFacts): Result<V, Problem>;
  same(one: V, other: V): boolean;
  isNone(value: V): boolean;
  input(value: V): Omit<OrderInput, "id">;
};

/** What is known right before: the order, what the person typed, and the shop it is for. */
export type FieldFacts<A> = {
  readonly facts: ChangeFacts;
  readonly asked: A;
  readonly shop: { readonly domain: string; readonly currency: string };
};

const Frozen = z.object({ shop: z.string(), order: z.string(), part: z.string() });

/** The print of what the field holds now: what a page shows, and what must still be so when the change leaves. */
export function printOfField<A, V extends Json>(field: OrderField<A, V>, facts: ChangeFacts, shop: string): string {
  return printOfPersonal({ purpose: `order.${field.field}`, shop }, field.now(facts));
}

/**
 * The effect of setting one personal field. Nothing of the value stands in clear in the intent: asked and frozen are
 * sealed for the shop, before and after say "set", "none", "changed". Without a key of Shopify's a second sending is
 * harmless because it sets the same state.
 */
export function orderField<A, V extends Json>(
  field: OrderField<A, V>,
): Omit<DelegatedEffect<SealedInput, FieldFacts<A>>, "kind" | "name" | "action"> {
  const [asked, frozen] = [`order.${field.field} asked`, `order.${field.field} frozen`];
  const state = (value: V | null) => ({ [field.field]: value === null || field.isNone(value) ? "none" : "set" });
  const after = (value: V) => ({ [field.field]: field.isNone(value) ? "none" : "changed" });
  const valueOf = (stored: z.infer<typeof Frozen>): V | null => {
    const opened = field.value.safeParse(openPersonal({ purpose: frozen, shop: stored.shop }, stored.part));
    return opened.success ? opened.data : null;
  };
  return {
    again: "state",
    input: SealedInput,
    async readFacts(read, { orderGid, part }, { domain, currency }) {
      const typed = field.asked.safeParse(openPersonal({ purpose: asked, shop: domain }, part));
      if (!typed.success) return fail(problem("bad_input"));
      const facts = await readChangeFacts(read, orderGid);
      if (!facts.ok) return facts;
      return ok({ facts: facts.value, asked: typed.data, shop: { domain, currency } });
    },
    decideOn: ({ facts }) => ({
      order: facts.order,
      subject: { orderGid: facts.orderGid, customerGid: facts.customerGid },
      refundedMinor: facts.refundedMinor,
    }),
    money: (_input, { shop }) => ok({ amountMinor: 0, currency: shop.currency }),
    also: () => [],
    given: () => NOTHING_GIVEN,
    fingerprint: ({ facts, shop }) =>
      JSON.stringify([
        printOfField(field, facts, shop.domain),
        facts.cancelledAt,
        ...(field.untilShipped ? [facts.shipped] : []),
      ]),
    before: ({ facts }) => state(field.now(facts)),
    recorded: (_input, { facts }) => ({ order: facts.orderName, field: field.field }),
    freeze({ part, seen }, known) {
      const { facts, shop } = known;
      const late = field.untilShipped ? tooLate(facts) : null;
      if (late !== null) return fail(late);
      if (seen !== printOfField(field, facts, shop.domain)) return fail(problem("stale"));
      const next = field.next(known.asked, facts);
      if (!next.ok) return next;
      const now = field.now(facts);
      if (now === null ? field.isNone(next.value) : field.same(now, next.value))
        return fail(problem("nothing_to_change"));
      const scope = { purpose: frozen, shop: shop.domain, label: labelOf(part) };
      return ok({ shop: shop.domain, order: facts.orderGid, part: sealPersonal(scope, next.value) });
    },
    async send(send, stored): Promise<Sent> {
      const { order, ...sealed } = Frozen.parse(stored);
      const value = valueOf({ order, ...sealed });
      if (value === null) return { kind: "not_run", problem: problem("bad_input"), later: false };
      const answer = await send(OrderUpdateDocument, { input: { id: order, ...field.input(value) } });
      if (answer.kind !== "answered") return answer;
      const payload = answer.data.orderUpdate;
      if (payload == null) return { kind: "unknown", why: "an answer without order and without errors" };
      if (payload.userErrors.length > 0)
        return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
      if (payload.order == null) return { kind: "unknown", why: "an answer without order and without errors" };
      return { kind: "applied", gid: payload.order.id, after: after(value) };
    },
    async find(read, trace) {
      const stored = Frozen.parse(trace.frozen);
      const facts = await readChangeFacts(read, stored.order);
      if (!facts.ok) return facts;
      // What does not open any more cannot be compared: as good as not there, and nothing of the shop's rest waits for it.
      const value = valueOf(stored);
      const now = field.now(facts.value);
      const there = value !== null && (now === null ? field.isNone(value) : field.same(now, value));
      return ok(there ? { gid: stored.order, after: after(value) } : null);
    },
    // A state has no mark of who set it: nobody chooses among its changes.
    shown: () => Promise.resolve(ok([])),
  };
}
