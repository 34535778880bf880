import type { MoneyState } from "./effect";

const OPEN: ReadonlySet<string> = new Set(["PENDING", "AWAITING_RESPONSE", "UNKNOWN"]);

/** A refund may exist while its money does not move: only a successful transaction has paid (shopify.md 1.2). */
export function moneyStateOf(transactions: readonly { readonly status: string }[]): MoneyState {
  if (transactions.some(({ status }) => OPEN.has(status))) return "PENDING";
  const paid = transactions.filter(({ status }) => status === "SUCCESS").length;
  if (paid === 0) return "FAILURE";
  return paid === transactions.length ? "SUCCESS" : "PARTIAL";
}
