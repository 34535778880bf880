import type { JsonObject } from "../../platform/json";
import { problem, PROBLEM_CODES, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Decision } from "../policy/decision";
import type { StoredIntent } from "./ports";
import { reference } from "./reference";

/**
 * What came of a change: asked for, or approved and not done yet; held, so that it can be taken back; done; sent with an outcome that is being looked up; waiting until Shopify takes it; or there,
 * while its money is still on the way through the gateway.
 */
export type Performed = {
  readonly state: "asked" | "approved" | "held" | "done" | "checking" | "queued" | "money_pending";
  readonly intentId: string;
  readonly reference: string;
  readonly after: JsonObject | null;
};

/** Policy's no, with every reason. */
export type Refusal = { readonly code: "must_ask" | "denied"; readonly decision: Decision; readonly data?: never };
export type GateProblem = Problem | Refusal;

export function refusal(decision: Decision): Refusal {
  return { code: decision.answer === "ask" ? "must_ask" : "denied", decision };
}

/** The answer for an intent that exists already: a replayed request learns what the first one came to. */
export function performedFrom(intent: StoredIntent): Result<Performed, GateProblem> {
  const base = { intentId: intent.id, reference: reference(intent.number), after: intent.after };
  switch (intent.state) {
    case "PENDING_APPROVAL":
      return ok({ ...base, state: "asked" });
    case "APPROVED":
      return ok({ ...base, state: "approved" });
    case "HELD":
      return ok({ ...base, state: "held" });
    case "SUCCEEDED":
      return ok({ ...base, state: intent.settlement === "PENDING" ? "money_pending" : "done" });
    case "RESERVED":
      return ok({ ...base, state: "queued" });
    case "UNKNOWN":
    case "NEEDS_OWNER":
      return ok({ ...base, state: "checking" });
    case "FAILED":
    case "STALE":
    case "CANCELLED":
    case "EXPIRED":
      return fail(storedProblem(intent));
    default:
      return fail(problem("still_sending", { reference: base.reference }));
  }
}

function storedProblem(intent: StoredIntent): Problem {
  const code = intent.problem?.["code"];
  return problem(
    PROBLEM_CODES.find((known) => known === code) ?? (intent.state === "STALE" ? "stale" : "shopify_refused"),
  );
}
