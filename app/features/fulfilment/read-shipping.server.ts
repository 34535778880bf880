import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import type { Parcel } from "./parcel-facts";
import { readParcelFacts, readShippingFacts } from "./read-facts.server";
import type { Part } from "./shipping-facts";

/** The parts of an order with something still to leave, for the forms that send, hold and release. */
export async function readParts(shop: string, orderGid: string): Promise<Result<readonly Part[], Problem>> {
  const facts = await readShippingFacts(readerFor(shop), orderGid);
  return facts.ok ? ok(facts.value.parts.filter(({ lines }) => lines.length > 0)) : facts;
}

/** The parcels that left and were not taken back, for the form that changes their tracking. */
export async function readParcels(shop: string, orderGid: string): Promise<Result<readonly Parcel[], Problem>> {
  const facts = await readParcelFacts(readerFor(shop), orderGid);
  return facts.ok ? ok(facts.value.parcels.filter(({ status }) => status === "SUCCESS")) : facts;
}
