import { problem, type Problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import type { Approved } from "../gate/perform-approved-store.server";
import type { GateProblem, Performed } from "../gate/performed";
import { approveSmallerRefund, refundApproved } from "../refunds/ask-refund.server";

type Approvable = {
  readonly perform: (approved: Approved) => Promise<Result<Performed, GateProblem>>;
  /** Null = it has no amount that could be less. */
  readonly approveLess: ((ask: Ask) => Promise<Result<Performed, GateProblem>>) | null;
};

/** Each kind of change that somebody may ask for. */
const APPROVABLE: ReadonlyMap<string, Approvable> = new Map([
  ["refund.issue", { perform: refundApproved, approveLess: approveSmallerRefund }],
]);

export function approvable(effect: string): Result<Approvable, Problem> {
  const known = APPROVABLE.get(effect);
  return known === undefined ? fail(problem("not_found")) : { ok: true, value: known };
}
