import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { APPROVABLE_CHANGES } from "../changes/approvable-changes.server";
import { APPROVABLE_STEPS } from "../fulfilment/approvable-steps.server";
import type { Approvable } from "../gate/approvable.server";
import { APPROVABLE_CANCEL } from "../orders/request-cancel.server";
import { APPROVABLE_REFUND } from "../refunds/ask-refund.server";

/** Each kind of change that somebody may ask for. */
const APPROVABLE: ReadonlyMap<string, Approvable> = new Map(
  [APPROVABLE_REFUND, APPROVABLE_CANCEL, ...APPROVABLE_CHANGES, ...APPROVABLE_STEPS].map((kind) => [kind.effect, kind]),
);

export function approvableKind(effect: string): Result<Approvable, Problem> {
  const known = APPROVABLE.get(effect);
  return known === undefined ? fail(problem("not_found")) : ok(known);
}
