import type { Json } from "../../platform/json";
import { problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import { performOrAsk, type ChangeDone, type Wanted } from "../gate/perform-or-ask.server";
import type { GateProblem } from "../gate/performed";
import type { TypedAddress } from "./address";
import type { What } from "./change";
import { TypedNote } from "./note";
import { sealPersonal } from "./personal.server";
import { seesNote } from "./sees-note.server";
import { setAddress } from "./set-address.effect.server";
import { setEmail } from "./set-email.effect.server";
import { setNote } from "./set-note.effect.server";
import { tagOrder } from "./tag-order.effect.server";
import { guardedTag, type TypedTags } from "./tags";

/** What a person typed for one order; `seen` is the print of what their page showed of it. */
export type Typed =
  | { readonly what: "note"; readonly seen: string; readonly value: string }
  | { readonly what: "tags"; readonly value: TypedTags }
  | { readonly what: "email"; readonly seen: string; readonly value: string }
  | { readonly what: "address"; readonly seen: string; readonly value: TypedAddress };

type Asking = Omit<Wanted, "input" | "shop"> & {
  readonly shop: Wanted["shop"] & { readonly ownerName: string };
  readonly orderGid: string;
};

/**
 * Changes one thing of an order through the gate, or asks the owner for it. Whoever may not read the note adds to it and overwrites nothing; a tag
 * that a rule of theirs asks about is not theirs to set: such a change would open their own limits.
 */
export async function changeOrder(asking: Asking, typed: Typed): Promise<Result<ChangeDone, GateProblem>> {
  const { shop, actor } = asking;
  switch (typed.what) {
    case "note": {
      const how = (await seesNote({ shop, actor }, asking.orderGid)) ? "set" : "add";
      const value = TypedNote.safeParse({ how, note: typed.value });
      if (!value.success) return fail(problem("bad_input", { field: "note" }));
      return performOrAsk(setNote, sealed(asking, { ...typed, value: value.data }));
    }
    case "tags": {
      const tag = guardedTag(actor.standing, typed.value);
      if (tag !== null) return fail(problem("tag_guards_rule", { tag, owner: shop.ownerName }));
      return performOrAsk(tagOrder, { ...wanted(asking), input: { orderGid: asking.orderGid, tags: typed.value } });
    }
    case "email":
      return performOrAsk(setEmail, sealed(asking, typed));
    case "address":
      return performOrAsk(setAddress, sealed(asking, typed));
  }
}

function wanted({ shop, actor, requestKey, words }: Asking): Omit<Wanted, "input"> {
  return { shop, actor, requestKey, words };
}

/** The same request seals to the same letters, so the gate knows it again without anybody reading it. */
function sealed(asking: Asking, typed: { readonly what: What; readonly seen: string; readonly value: Json }): Wanted {
  const scope = { purpose: `order.${typed.what} asked`, shop: asking.shop.domain, label: asking.requestKey };
  const part = sealPersonal(scope, typed.value);
  return { ...wanted(asking), input: { orderGid: asking.orderGid, part, seen: typed.seen } };
}
