import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import type { Action } from "../policy/action";
import type { OrderFacts } from "../policy/facts";
import type { Ask } from "./ask";
import { asksAboutOrder } from "./gate-limits";
import { readOrderFacts } from "./read-order-facts.server";

/** What policy weighs of the order for these actions; Shopify is asked only where a rule of this person asks about it. */
export async function orderAskedAbout(
  { shop, actor }: Pick<Ask, "shop" | "actor">,
  actions: readonly Action[],
  orderGid: string | null,
): Promise<Result<OrderFacts | null, Problem>> {
  if (orderGid === null || !actions.some((action) => asksAboutOrder(actor.standing, action))) return ok(null);
  return readOrderFacts(readerFor(shop.domain), orderGid);
}
