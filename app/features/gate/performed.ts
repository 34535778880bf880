import type { JsonObject } from "../../platform/json";
import { problem, type Problem, type ProblemCode } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Decision } from "../policy/decision";
import type { StoredIntent } from "./ports";
import { reference } from "./reference";

/** What came of a change: done, or sent with an outcome that is being looked up. */
export type Performed = {
  readonly state: "done" | "checking";
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
    case "SUCCEEDED":
      return ok({ ...base, state: "done" });
    case "UNKNOWN":
    case "NEEDS_OWNER":
      return ok({ ...base, state: "checking" });
    case "FAILED":
    case "STALE":
      return fail(storedProblem(intent));
    default:
      return fail(problem("still_sending", { reference: base.reference }));
  }
}

function storedProblem(intent: StoredIntent): Problem {
  const code = intent.problem?.["code"];
  return problem(
    typeof code === "string" ? (code as ProblemCode) : intent.state === "STALE" ? "stale" : "shopify_refused",
  );
}
