import type { Sights, SightState } from "../policy/sight";
import { REVEAL_FIELDS, type RevealField } from "./reveal-field";

/** How each field of an order's customer is shown on a page. */
export type ShownFields = Readonly<Record<RevealField, SightState>>;

/** For pages that show no customer. */
export const NOTHING_SHOWN: ShownFields = { name: "hidden", email: "hidden", phone: "hidden", address: "hidden" };

/** The person's sights, with what they opened on this order: a tap opens only what a tap may open now. */
export function shownFields(sights: Sights, opened: ReadonlySet<RevealField>): ShownFields {
  const shown = REVEAL_FIELDS.map((field) => {
    const { state } = sights[`customer.${field}`];
    return [field, state === "reveal" && opened.has(field) ? "clear" : state] as const;
  });
  return Object.fromEntries(shown) as ShownFields;
}
