import { mayPayTwice } from "../policy/dispute";
import { problem, type Problem } from "../../platform/problem";
import type { RefundInput } from "./refund";
import type { RefundFacts } from "./refund-facts";

type Asked = Pick<RefundInput, "method"> & { readonly lines: readonly unknown[] };
type Known = Pick<RefundFacts, "creditable" | "returnOpen">;

/**
 * Why this choice is not refunded like this, whatever anybody's limits are; null = nothing speaks against it. Items of
 * an order with an open return belong to that return (`returnProcess`); its shipping alone does not.
 */
export function refundObstacle({ method, lines }: Asked, { creditable, returnOpen }: Known): Problem | null {
  if (returnOpen && lines.length > 0) return problem("return_open");
  return method === "credit" && !creditable ? problem("credit_impossible") : null;
}

/** The customer's bank is in it, and whoever pays has not said that they know. */
export function unsaidDispute(
  input: Pick<RefundInput, "payTwice">,
  facts: Pick<RefundFacts, "dispute">,
): Problem | null {
  return mayPayTwice(facts.dispute) && !input.payTwice ? problem("disputed") : null;
}
