import type { z } from "zod";
import type { JsonObject } from "../../platform/json";
import type { Money } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import type { Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import type { Read, Send } from "../../shopify/door";
import type { Action } from "../policy/action";
import type { Use } from "../policy/decide";
import type { Facts } from "../policy/facts";
import type { Actor } from "../policy/standing";

/** The shop a change happens in. `domain` is the myshopify.com domain; limits count in `currency`. */
export type GateShop = { readonly domain: string; readonly currency: string; readonly timeZone: string };

/** Which order and customer a change touches: what limits and locks hang on. */
export type Subject = { readonly orderGid: string | null; readonly customerGid: string | null };

/** What policy and limits need to know of Shopify's facts. `refundedMinor` = refunded on this order by any hand. */
export type Basis = { readonly order: Facts["order"]; readonly subject: Subject; readonly refundedMinor: number };

/** What a person gave with a change for policy to weigh: why, and a customer's notice of withdrawal. */
export type Given = Pick<Facts, "reason" | "withdrawal">;
export const NOTHING_GIVEN: Given = { reason: null, withdrawal: null };

/** What became of the money: a refund may be there while its gateway has not paid yet, or refused to. */
export type MoneyState = "PENDING" | "SUCCESS" | "FAILURE" | "PARTIAL";

/** A change that is there: its object, the state read back after it, and where its money is (none = no money). */
export type Applied = { readonly gid: string; readonly after: JsonObject; readonly money?: MoneyState };

/**
 * What one sending came to. `refused` carries Shopify's own words for a hint only: its refusals have no code, and one
 * that says that another request is under way is `concurrent`. `later` = surely not run, and worth another try.
 */
export type Sent =
  | ({ readonly kind: "applied" } & Applied)
  | { readonly kind: "refused"; readonly problem: Problem; readonly concurrent: boolean }
  | { readonly kind: "not_run"; readonly problem: Problem; readonly later: boolean }
  | { readonly kind: "unknown"; readonly why: string };

/**
 * A change of this kind that Shopify shows on the order, by whatever hand. `byUs` = made by our app as far as Shopify
 * says; where it does not say, true: nobody may be told on a guess that money did not leave. `at` null = not said.
 */
export type Shown = Applied & { readonly at: string | null; readonly byUs: boolean };

/**
 * How a sent change is recognised in Shopify: by our reference and the leaf's first 16 hex digits in its note, or, where
 * it leaves none, by what it was to set.
 */
export type Trace = {
  readonly orderGid: string | null;
  readonly reference: string;
  readonly note: string;
  readonly leaf: string;
  /** Known already by its id (then only its money is open); null = found by its marks. */
  readonly gid: string | null;
  readonly frozen: JsonObject;
  readonly before: JsonObject | null;
};

/**
 * What makes a second sending of the same change harmless. `key`: Shopify keeps a key for it (`@idempotent`). `state`:
 * it sets a state, and twice is once. `nothing`: it is sent once, and the owner decides when nobody can know.
 */
export type Again = "key" | "state" | "nothing";

/** What an effect sends with: the note for Shopify's note fields, the intent's key, and the door for reading. */
export type SendContext = { readonly note: string; readonly key: string; readonly read: Read };

/**
 * A change of the shop that policy decides about (decisions.md 3). `F` are Shopify's facts; they are read when asked
 * and again right before sending; a different `fingerprint` then means the order changed meanwhile.
 */
export type DelegatedEffect<I, F> = {
  readonly kind: "delegated";
  readonly name: string;
  readonly action: Action;
  readonly again: Again;
  readonly input: z.ZodType<I>;
  readFacts(read: Read, input: I, shop: GateShop): Promise<Result<F, Problem>>;
  decideOn(facts: F): Basis;
  /** What counts against limits, in the shop's currency. */
  money(input: I, facts: F): Result<Money, Problem>;
  /** The further rights that the change uses, with the part of its money each stands for. */
  also(input: I, facts: F): readonly Use[];
  given(input: I): Given;
  fingerprint(facts: F): string;
  before(facts: F): JsonObject;
  /** What the record keeps of the choice: no personal data. */
  recorded(input: I, facts: F): JsonObject;
  /** The exact variables that will be sent, without the note; stored before the first sending, never changed. */
  freeze(input: I, facts: F): Result<JsonObject, Problem>;
  send(send: Send, frozen: JsonObject, context: SendContext): Promise<Sent>;
  /** Looks for the change in Shopify; null = surely not there now. Our note alone proves nothing: the app must be ours. */
  find(read: Read, trace: Trace): Promise<Result<Applied | null, Problem>>;
  /** Every change of this kind that Shopify shows on the order: what the owner chooses from when nobody can know. */
  shown(read: Read, orderGid: string): Promise<Result<readonly Shown[], Problem>>;
};

/** What a local change did: before and after for the record, and what it hung on. No customer's personal data. */
export type LocalChange = {
  readonly recorded: JsonObject;
  readonly before: JsonObject | null;
  readonly after: JsonObject;
  readonly person?: string;
  readonly commitments?: Readonly<Record<string, string>>;
};

/** Who changes what, when: handed to a local effect inside its transaction. */
export type LocalContext = {
  readonly shop: GateShop;
  readonly actor: Actor;
  readonly now: string;
  readonly id: string;
};

/** A change of our own database only; it runs inside the gate's transaction, so the record and the change are one. */
export type LocalEffect<I> = {
  readonly kind: "local";
  readonly name: string;
  readonly action: Action;
  readonly input: z.ZodType<I>;
  subject(input: I): Subject;
  given?(input: I): Given;
  run(tx: Tx, input: I, context: LocalContext): Promise<Result<LocalChange, Problem>>;
};

/** Declares an effect; the only way to make one, so that a search for it finds them all. */
export function defineEffect<I, F>(effect: Omit<DelegatedEffect<I, F>, "kind">): DelegatedEffect<I, F> {
  return { ...effect, kind: "delegated" };
}

/** Declares a change of our own database. */
export function defineLocalEffect<I>(effect: Omit<LocalEffect<I>, "kind">): LocalEffect<I> {
  return { ...effect, kind: "local" };
}
