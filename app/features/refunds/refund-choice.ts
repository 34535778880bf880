import { typedAmount } from "../../platform/typed-amount";

/** What the person has chosen so far, as the form holds it. `less` is text as typed. */
export type Chosen = {
  readonly quantities: Readonly<Record<string, number>>;
  readonly shipping: boolean;
  readonly less: string;
  readonly reason: string;
  readonly notify: boolean;
};

export const NOTHING_CHOSEN: Chosen = { quantities: {}, shipping: false, less: "", reason: "", notify: false };

export function isEmpty(chosen: Chosen): boolean {
  return !chosen.shipping && Object.values(chosen.quantities).every((quantity) => quantity === 0);
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
};

/** The form's fields for the server: lines with a quantity, shipping, less in minor units, why, whom to tell. */
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
  };
}
