import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { sha256Hex } from "../../platform/hash.server";
import { CountPastRefundsDocument, PastRefundsDocument } from "../../shopify/documents/past-refunds.query";
import { readerFor } from "../../shopify/read.server";
import { joined, PAST_DAYS, type PastAnswer, type PastRead } from "./past";
import { pastPage } from "./past-page";

/** How long one request reads; the page then asks for the next part and shows how far it has come. */
const READ_MS = 1_000;

/**
 * Refunds of the last 60 days that an app may read, from `after` on, for about a second; reading only, no bulk
 * operation. No id of a customer leaves the server: a word in its place tells them apart.
 */
export async function pastFrom(shop: string, from: From): Promise<PastAnswer> {
  const past = await readPast(shop, from);
  return past.ok
    ? { after: from.after, past: past.value, problem: null }
    : { after: from.after, past: null, problem: past.error };
}

type From = { readonly now: string; readonly after: string | null };

async function readPast(shop: string, { now, after }: From): Promise<Result<PastRead, Problem>> {
  const read = readerFor(shop, "bulk");
  const since = new Date(Date.parse(now) - PAST_DAYS * 86_400_000).toISOString();
  const query = `updated_at:>='${since}' financial_status:partially_refunded,refunded`;
  const started = Date.now();
  const counting = after === null ? read(CountPastRefundsDocument, { query }) : null;
  let past: PastRead = { refunds: [], orders: 0, unread: 0, next: after, expected: null };
  do {
    const answer = await read(PastRefundsDocument, { query, after: past.next });
    if (!answer.ok) return answer;
    const page = pastPage(answer.value, since, (gid) => sha256Hex(`${shop} ${gid}`).slice(0, 12));
    past = joined(past, { ...page, expected: null });
  } while (past.next !== null && Date.now() - started < READ_MS);
  // A count that does not come is no reason to show nothing: the bar then moves without an end.
  const counted = await counting;
  return ok(counted?.ok === true ? { ...past, expected: counted.value.ordersCount?.count ?? null } : past);
}
