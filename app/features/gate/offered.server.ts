import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Action } from "../policy/action";
import type { Decision } from "../policy/decision";
import type { Ask } from "./ask";
import { decideNow } from "./decide-now.server";
import { NOTHING_GIVEN, type Subject } from "./effect";
import { orderAskedAbout } from "./order-asked-about.server";

/**
 * For what is done by looking: reading the record, taking it along. There is nobody to ask in the middle of a page, so
 * whoever must ask does not get it. `not_allowed`: the answer is not "can".
 */
export async function onlyIfAllowed(
  { shop, actor }: Pick<Ask, "actor"> & { readonly shop: Ask["shop"] & { readonly ownerName: string } },
  action: Action,
): Promise<Result<null, Problem>> {
  const { answer } = await offered({ shop, actor }, action);
  return answer === "can" ? ok(null) : fail(problem("not_allowed", { owner: shop.ownerName }));
}

const ABOUT_NOTHING: Subject = { orderGid: null, customerGid: null };

/**
 * What a page says before the click of something that moves no money. An order that a rule asks about and nobody could
 * read decides as unknown; the gate decides again when it is really asked.
 */
export async function offered(
  who: Pick<Ask, "shop" | "actor">,
  action: Action,
  subject: Subject = ABOUT_NOTHING,
): Promise<Decision> {
  const order = await orderAskedAbout(who, [action], subject.orderGid);
  const basis = { order: order.ok ? order.value : null, subject, refundedMinor: 0 };
  return decideNow(who, [{ action, amountMinor: 0 }], { basis, given: NOTHING_GIVEN });
}
