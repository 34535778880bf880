import { typedAmount } from "../../platform/typed-amount";
import type { RefundMethod } from "./refund-method";

/** What the person has chosen so far, as the form holds it. `less` is text as typed. */
export type Chosen = {
  readonly quantities: Readonly<Record<string, number>>;
  readonly shipping: boolean;
  readonly less: string;
  readonly reason: string;
  readonly notify: boolean;
  readonly duties: boolean;
  readonly method: RefundMethod;
  /** The place that items go back to; empty = nowhere. */
  readonly restockAt: string;
  /** The owner said that they know of the bank's dispute. */
  readonly payTwice: boolean;
};

export const NOTHING_CHOSEN: Chosen = {
  quantities: {},
  shipping: false,
  less: "",
  reason: "",
  notify: false,
  duties: false,
  method: "original",
  restockAt: "",
  payTwice: false,
};

export function hasItems({ quantities }: Pick<Chosen, "quantities">): boolean {
  return Object.values(quantities).some((quantity) => quantity > 0);
}

export function isEmpty(chosen: Chosen): boolean {
  return !chosen.shipping && !hasItems(chosen);
}

/** What was typed under "refund less": null = nothing, all of it; undefined = not an amount of this currency. */
export function typedLess(typed: string, currency: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const amountMinor = typedAmount(typed, currency);
  return amountMinor === 0 ? undefined : amountMinor;
}

type Fields = {
  readonly lines: string;
  readonly shipping: "yes" | "no";
  readonly less: string;
  readonly reason: string;
  readonly notify: "yes" | "no";
  readonly duties: "yes" | "no";
  readonly method: RefundMethod;
  readonly restockAt: string;
};

/**
 * The form's fields for the server: lines with a quantity, shipping, less in minor units of `currency`, why, whom to
 * tell, how the money goes. Where no item is chosen there is nothing to put back and no duty.
 */
export function choiceFields(chosen: Chosen, currency: string): Fields {
  const lines = Object.entries(chosen.quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineItemGid, quantity]) => ({ lineItemGid, quantity }));
  return {
    lines: JSON.stringify(lines),
    shipping: chosen.shipping ? "yes" : "no",
    less: String(typedLess(chosen.less, currency) ?? ""),
    reason: chosen.reason,
    notify: chosen.notify ? "yes" : "no",
    duties: chosen.duties && lines.length > 0 ? "yes" : "no",
    method: chosen.method,
    restockAt: lines.length > 0 ? chosen.restockAt : "",
  };
}
