import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { FindByPhoneDocument } from "../../shopify/documents/find-by-phone.query";
import { FindOrdersDocument } from "../../shopify/documents/find-orders.query";
import type { Read } from "../../shopify/door";
import { readerFor } from "../../shopify/read.server";
import { isExactly, isPhone, shopifyQuery, type OrderSearch } from "./order-search";

/**
 * The newest order that is exactly what was asked for; near misses are dropped. It counts and records nothing: whoever
 * calls it for an assistant counts first (`findOrder`).
 */
export async function exactOrder(shop: string, search: OrderSearch): Promise<Result<string, Problem>> {
  const read = readerFor(shop);
  const found = await (search.by === "phone" ? byPhone(read, search) : byField(read, search));
  if (!found.ok) return found;
  return found.value === undefined ? fail(problem("not_found")) : ok(found.value);
}

type Found = Promise<Result<string | undefined, Problem>>;

async function byField(read: Read, search: OrderSearch): Found {
  const answer = await read(FindOrdersDocument, { query: shopifyQuery(search) });
  if (!answer.ok) return answer;
  const { nodes } = answer.value.orders;
  return ok(nodes.find((order) => isExactly(search, { name: order.name, email: order.email ?? null }))?.id);
}

/** The customer's own phone, or the one that stands on an order or its parcel: whichever order is newest. */
async function byPhone(read: Read, search: OrderSearch): Found {
  const answer = await read(FindByPhoneDocument, { phone: `+${search.value}`, query: shopifyQuery(search) });
  if (!answer.ok) return answer;
  const { customerByIdentifier: customer, orders } = answer.value;
  const theirs = isPhone(search, customer?.defaultPhoneNumber?.phoneNumber) ? (customer?.orders.nodes ?? []) : [];
  const named = orders.nodes.filter((order) => isPhone(search, order.phone ?? order.shippingAddress?.phone));
  const [newest] = [...theirs, ...named].toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return ok(newest?.id);
}
