import type { Json } from "../../platform/json";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { perform } from "../gate/perform.server";
import type { GateProblem, Performed } from "../gate/performed";
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

/** A change that is there, one that waits to leave, or one whose outcome is being looked up. */
export type ChangeDone = Pick<Performed, "state" | "reference">;

type Asking = Omit<Ask, "input" | "shop"> & {
  readonly shop: Ask["shop"] & { readonly ownerName: string };
  readonly orderGid: string;
};

/**
 * Changes one thing of an order through the gate. Whoever may not read the note adds to it and overwrites nothing; a tag
 * that a rule of theirs asks about is not theirs to set: such a change would open their own limits.
 */
export async function changeOrder(asking: Asking, typed: Typed): Promise<Result<ChangeDone, GateProblem>> {
  const { shop, actor } = asking;
  switch (typed.what) {
    case "note": {
      const how = (await seesNote({ shop, actor }, asking.orderGid)) ? "set" : "add";
      const value = TypedNote.safeParse({ how, note: typed.value });
      if (!value.success) return fail(problem("bad_input", { field: "note" }));
      return told(await perform(setNote, sealed(asking, { ...typed, value: value.data })));
    }
    case "tags": {
      const tag = guardedTag(actor.standing, typed.value);
      if (tag !== null) return fail(problem("tag_guards_rule", { tag, owner: shop.ownerName }));
      return told(await perform(tagOrder, { ...ask(asking), input: { orderGid: asking.orderGid, tags: typed.value } }));
    }
    case "email":
      return told(await perform(setEmail, sealed(asking, typed)));
    case "address":
      return told(await perform(setAddress, sealed(asking, typed)));
  }
}

function ask({ shop, actor, requestKey }: Asking): Omit<Ask, "input"> {
  return { shop, actor, requestKey };
}

/** The same request seals to the same letters, so the gate knows it again without anybody reading it. */
function sealed(asking: Asking, typed: { readonly what: What; readonly seen: string; readonly value: Json }): Ask {
  const scope = { purpose: `order.${typed.what} asked`, shop: asking.shop.domain, label: asking.requestKey };
  const part = sealPersonal(scope, typed.value);
  return { ...ask(asking), input: { orderGid: asking.orderGid, part, seen: typed.seen } };
}

function told(performed: Result<Performed, GateProblem>): Result<ChangeDone, GateProblem | Problem> {
  if (!performed.ok) return performed;
  const { state, reference } = performed.value;
  return ok({ state, reference });
}
