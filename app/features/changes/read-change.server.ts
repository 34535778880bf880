import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import type { Ask } from "../gate/ask";
import { decideNow } from "../gate/decide-now.server";
import { NOTHING_GIVEN } from "../gate/effect";
import { maskOrder, type CustomerView } from "../orders/mask-order";
import { readOrder } from "../orders/read-order.server";
import { readSights } from "../orders/read-sights.server";
import type { ShownFields } from "../orders/shown-fields";
import { NO_ADDRESS, type TypedAddress } from "./address";
import { CHANGES, type What } from "./change";
import { basisOf, tooLate, type ChangeFacts } from "./change-facts";
import type { ChangeView, Present } from "./change-view";
import { printOfField } from "./order-field.effect.server";
import { readChangeFacts } from "./read-change-facts.server";
import { isNoteShown } from "./sees-note.server";
import { ADDRESS } from "./set-address.effect.server";
import { EMAIL } from "./set-email.effect.server";
import { NOTE } from "./set-note.effect.server";

/** Everything the page of a change says before the click; two questions to Shopify side by side. */
export async function readChange(
  who: Pick<Ask, "shop" | "actor">,
  { what, orderGid }: { readonly what: What; readonly orderGid: string },
): Promise<Result<ChangeView, Problem>> {
  const { shop, actor } = who;
  const action = CHANGES.find((one) => one.what === what)?.action;
  if (action === undefined) return fail(problem("not_found"));
  const [facts, order] = await Promise.all([
    readChangeFacts(readerFor(shop.domain), orderGid),
    readOrder(shop.domain, orderGid),
  ]);
  if (!facts.ok) return facts;
  if (!order.ok) return order;
  const [decision, { shown }] = await Promise.all([
    decideNow({ shop, actor }, [{ action, amountMinor: 0 }], { basis: basisOf(facts.value), given: NOTHING_GIVEN }),
    readSights(who, order.value),
  ]);
  const { customer, name } = maskOrder(order.value, shown);
  const now = decision.answer === "deny" ? null : presentOf(what, facts.value, { customer, shown });
  const seen = printOf(what, facts.value, shop.domain);
  return ok({ what, orderGid, orderName: name, decision, problem: impossible(what, facts.value), now, seen });
}

function impossible(what: What, facts: ChangeFacts): Problem | null {
  if (what !== "email" && what !== "address") return null;
  if (what === "address" && facts.address === null) return problem("no_address");
  return tooLate(facts);
}

function printOf(what: What, facts: ChangeFacts, shop: string): string {
  switch (what) {
    case "note":
      return printOfField(NOTE, facts, shop);
    case "email":
      return printOfField(EMAIL, facts, shop);
    case "address":
      return printOfField(ADDRESS, facts, shop);
    case "tags":
      return "";
  }
}

type Seen = { readonly customer: CustomerView; readonly shown: ShownFields };

function presentOf(what: What, facts: ChangeFacts, { customer, shown }: Seen): Present {
  switch (what) {
    case "note":
      return { what, text: facts.note === "" || isNoteShown(shown) ? facts.note : null };
    case "tags":
      return { what, tags: facts.tags };
    case "email":
      return { what, field: customer.email };
    case "address": {
      const { address: field, recipient, city, country } = customer;
      return { what, field, recipient, city, country, start: startOf(facts, shown) };
    }
  }
}

/** City and province are no secret on the order's page; the rest is there only for whoever sees it. */
function startOf({ address }: ChangeFacts, shown: ShownFields): TypedAddress {
  const all = address ?? NO_ADDRESS;
  const { address1, address2, zip } = shown.address === "clear" ? all : NO_ADDRESS;
  const { firstName, lastName } = shown.name === "clear" ? all : NO_ADDRESS;
  return { firstName, lastName, address1, address2, zip, city: all.city, provinceCode: all.provinceCode };
}
