import { approvable, type Approvable } from "../gate/approvable.server";
import { typedLines, type Detail } from "../gate/detail";
import { openAsked, type OrderField } from "./order-field.effect.server";
import type { Json } from "../../platform/json";
import { ADDRESS, setAddress } from "./set-address.effect.server";
import { EMAIL, setEmail } from "./set-email.effect.server";
import { NOTE, setNote } from "./set-note.effect.server";
import { tagOrder } from "./tag-order.effect.server";

/** The changes of an order's fields that can be asked for; sealed parts are opened for whoever decides. */
export const APPROVABLE_CHANGES: readonly Approvable[] = [
  approvable(
    setNote,
    opened(NOTE, ({ how, note }) => [noteLine(how, note)]),
  ),
  approvable(
    setEmail,
    opened(EMAIL, (email) => [{ label: "changes:emailNew", text: email }]),
  ),
  approvable(
    setAddress,
    opened(ADDRESS, (typed) =>
      typedLines([
        ["changes:street", typed.address1],
        ["changes:streetMore", typed.address2],
        ["changes:zip", typed.zip],
        ["changes:city", typed.city],
        ["changes:province", typed.provinceCode],
        ["changes:firstName", typed.firstName],
        ["changes:lastName", typed.lastName],
      ]),
    ),
  ),
  approvable(tagOrder, ({ tags }) =>
    typedLines([
      ["changes:tagsAdd", tags.add.join(", ")],
      ["changes:tagsRemove", tags.remove.join(", ")],
    ]),
  ),
];

function noteLine(how: "set" | "add", note: string): Detail {
  const label = how === "set" ? "changes:noteNew" : "changes:noteAdd";
  return note === "" ? { label, word: "changes:noNote" } : { label, text: note };
}

function opened<A, V extends Json>(field: OrderField<A, V>, lines: (asked: A) => readonly Detail[]) {
  return ({ part }: { readonly part: string }, shop: string): readonly Detail[] => {
    const asked = openAsked(field, shop, part);
    return asked === null ? [] : lines(asked);
  };
}
