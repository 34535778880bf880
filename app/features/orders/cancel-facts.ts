import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { parseTouched, type TouchedOrder } from "./touched-order";

/** What Shopify says right before a cancellation. */
export type CancelFacts = TouchedOrder & {
  readonly returnStatus: string;
  /** The parcels by their status, without those that were taken back or never left. */
  readonly parcels: readonly string[];
};

const More = z.object({
  returnStatus: z.string(),
  fulfillments: z.array(z.object({ id: z.string(), status: z.string() })),
});

const NOT_SENT: ReadonlySet<string> = new Set(["CANCELLED", "ERROR", "FAILURE"]);

/** Parses Shopify's answer. Errors: see `parseTouched`. */
export function parseCancelFacts(answer: unknown): Result<CancelFacts, Problem> {
  const parsed = parseTouched(More, answer);
  if (!parsed.ok) return parsed;
  const { touched, more } = parsed.value;
  const parcels = more.fulfillments.filter(({ status }) => !NOT_SENT.has(status)).map(({ id }) => id);
  return ok({ ...touched, returnStatus: more.returnStatus, parcels });
}

const RETURNING: ReadonlySet<string> = new Set(["RETURN_REQUESTED", "IN_PROGRESS"]);

/** Why the order cannot be cancelled; null = as far as anybody can see before Shopify is asked, it can. */
export function obstacleToCancel({ cancelledAt, parcels, returnStatus }: CancelFacts): Problem | null {
  if (cancelledAt !== null) return problem("cancelled_already");
  if (parcels.length > 0) return problem("cancel_fulfilled");
  return RETURNING.has(returnStatus) ? problem("cancel_returning") : null;
}
