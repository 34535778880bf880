import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { ParcelsDocument } from "../../shopify/documents/parcels.query";
import { ShippingFactsDocument } from "../../shopify/documents/shipping-facts.query";
import type { Read } from "../../shopify/door";
import { parseParcelFacts, type ParcelFacts } from "./parcel-facts";
import { parseShippingFacts, partOf, type PartFacts, type ShippingFacts } from "./shipping-facts";

/** What is still to leave, and what holds it. Errors: `not_found`, `scope_missing`, and Shopify's own. */
export async function readShippingFacts(read: Read, orderGid: string): Promise<Result<ShippingFacts, Problem>> {
  const answer = await read(ShippingFactsDocument, { id: orderGid });
  return answer.ok ? parseShippingFacts(answer.value) : answer;
}

/** The same about one part, which may be gone. */
export async function readPartFacts(
  read: Read,
  { orderGid, partGid }: { readonly orderGid: string; readonly partGid: string },
): Promise<Result<PartFacts, Problem>> {
  const facts = await readShippingFacts(read, orderGid);
  return facts.ok ? ok({ ...facts.value, part: partOf(facts.value, partGid) }) : facts;
}

/** The parcels that left, with their tracking. Errors: `not_found`, and Shopify's own. */
export async function readParcelFacts(read: Read, orderGid: string): Promise<Result<ParcelFacts, Problem>> {
  const answer = await read(ParcelsDocument, { id: orderGid });
  return answer.ok ? parseParcelFacts(answer.value) : answer;
}
