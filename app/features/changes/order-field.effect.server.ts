import { z } from "zod";
import type { Json } from "../../platform/json";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { OrderUpdateDocument, type OrderInput } from "../../shopify/documents/order-update.mutation";
import type { Send } from "../../shopify/door";
import { NOTHING_GIVEN, type DelegatedEffect, type Sent } from "../gate/effect";
import { labelOf } from "../../platform/sealed-text.server";
import { basisOf, tooLate, type ChangeFacts } from "./change-facts";
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

/** What a person typed, opened again for whoever may read it; null = it does not open. */
export function openAsked<A, V extends Json>(field: OrderField<A, V>, shop: string, part: string): A | null {
  const typed = field.asked.safeParse(openPersonal({ purpose: `order.${field.field} asked`, shop }, part));
  return typed.success ? typed.data : null;
}

/** What is stored of a field's values: sealed, or in a word. */
function storedAs<A, V extends Json>(of: OrderField<A, V>) {
  const { field, value } = of;
  const frozen = `order.${field} frozen`;
  return {
    frozen,
    before: (now: V | null) => ({ [field]: now === null || of.isNone(now) ? "none" : "set" }),
    after: (next: V) => ({ [field]: of.isNone(next) ? "none" : "changed" }),
    valueOf: ({ shop, part }: z.infer<typeof Frozen>): V | null => {
      const opened = value.safeParse(openPersonal({ purpose: frozen, shop }, part));
      return opened.success ? opened.data : null;
    },
  };
}

/**
 * The effect of setting one personal field. Nothing of the value stands in clear in the intent: asked and frozen are
 * sealed for the shop, before and after say "set", "none", "changed". Without a key of Shopify's a second sending is
 * harmless because it sets the same state.
 */
export function orderField<A, V extends Json>(
  field: OrderField<A, V>,
): Omit<DelegatedEffect<SealedInput, FieldFacts<A>>, "kind" | "name" | "action"> {
  const stored = storedAs(field);
  return {
    again: "state",
    input: SealedInput,
    async readFacts(read, { orderGid, part }, { domain, currency }) {
      const asked = openAsked(field, domain, part);
      if (asked === null) return fail(problem("bad_input"));
      const facts = await readChangeFacts(read, orderGid);
      if (!facts.ok) return facts;
      return ok({ facts: facts.value, asked, shop: { domain, currency } });
    },
    decideOn: ({ facts }) => basisOf(facts),
    money: (_input, { shop }) => ok({ amountMinor: 0, currency: shop.currency }),
    also: () => [],
    given: () => NOTHING_GIVEN,
    fingerprint: ({ facts, shop }) =>
      JSON.stringify([
        printOfField(field, facts, shop.domain),
        facts.cancelledAt,
        ...(field.untilShipped ? [facts.shipped] : []),
      ]),
    before: ({ facts }) => stored.before(field.now(facts)),
    recorded: (_input, { facts }) => ({ order: facts.orderName, field: field.field }),
    freeze: ({ part, seen }, known) => {
      const next = nextOf(field, known, seen);
      if (!next.ok) return next;
      const { domain } = known.shop;
      const scope = { purpose: stored.frozen, shop: domain, label: labelOf(part) };
      return ok({ shop: domain, order: known.facts.orderGid, part: sealPersonal(scope, next.value) });
    },
    send: (send, frozen) => sendField(field, send, Frozen.parse(frozen)),
    async find(read, trace) {
      const frozen = Frozen.parse(trace.frozen);
      const facts = await readChangeFacts(read, frozen.order);
      if (!facts.ok) return facts;
      // What does not open any more cannot be compared: as good as not there, and nothing of the shop's rest waits for it.
      const value = stored.valueOf(frozen);
      const there = value !== null && isSo(field, facts.value, value);
      return ok(there ? { gid: frozen.order, after: stored.after(value) } : null);
    },
    // A state has no mark of who set it: nobody chooses among its changes.
    shown: () => Promise.resolve(ok([])),
  };
}

/** Does the order hold this value already? */
function isSo<A, V extends Json>(field: OrderField<A, V>, facts: ChangeFacts, value: V): boolean {
  const now = field.now(facts);
  return now === null ? field.isNone(value) : field.same(now, value);
}

/**
 * What the field is to hold; refused where it is too late, and where the page showed something else. What is so already is
 * no reason to refuse: whoever may not see a value would learn by it whether they guessed right.
 */
function nextOf<A, V extends Json>(
  field: OrderField<A, V>,
  { facts, asked, shop }: FieldFacts<A>,
  seen: string,
): Result<V, Problem> {
  const late = field.untilShipped ? tooLate(facts) : null;
  if (late !== null) return fail(late);
  if (seen !== printOfField(field, facts, shop.domain)) return fail(problem("stale"));
  return field.next(asked, facts);
}

async function sendField<A, V extends Json>(
  field: OrderField<A, V>,
  send: Send,
  frozen: z.infer<typeof Frozen>,
): Promise<Sent> {
  const stored = storedAs(field);
  const value = stored.valueOf(frozen);
  if (value === null) return { kind: "not_run", problem: problem("bad_input"), later: false };
  const answer = await send(OrderUpdateDocument, { input: { id: frozen.order, ...field.input(value) } });
  if (answer.kind !== "answered") return answer;
  const payload = answer.data.orderUpdate;
  if (payload != null && payload.userErrors.length > 0)
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  if (payload?.order == null) return { kind: "unknown", why: "an answer without order and without errors" };
  return { kind: "applied", gid: payload.order.id, after: stored.after(value) };
}
