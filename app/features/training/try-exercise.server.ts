import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Attempt } from "./attempt";
import { amountOf, questionOf, rightChoice, type Exercise } from "./exercise";
import { findTrainee, rulesMark, type TrainingVisit } from "./find-trainee.server";
import { judge } from "./judge";
import { movesMoney } from "./remedy";
import { setExercise } from "./set-exercise.server";
import { keepTry } from "./training-store.server";
import type { TryResult } from "./try-result";

/** What somebody tried, on which exercise, by whose rules. */
export type Try = {
  readonly id: string;
  readonly asked: string;
  readonly attempt: Attempt;
  readonly requestKey: string;
};

/**
 * Judges an attempt by the rules as they are at this moment and keeps how it went. Nothing leaves the shop: no change is
 * asked for, nothing counts. `amount_zero`, `more_than_refundable`: a refund that nobody could make.
 */
export async function tryExercise(
  visit: TrainingVisit,
  { id, asked, attempt, requestKey }: Try,
): Promise<Result<TryResult, Problem>> {
  const found = await findTrainee(visit, asked);
  if (!found.ok) return found;
  const { trainee } = found.value;
  const set = await setExercise(visit, trainee, id);
  if (!set.ok) return set;
  const { exercise, decide } = set.value;
  const possible = asPossible(exercise, attempt);
  if (!possible.ok) return possible;
  const [right, chosen] = await Promise.all([
    decide(questionOf(exercise, rightChoice(exercise))),
    decide(questionOf(exercise, possible.value)),
  ]);
  const judged = judge(exercise, possible.value, { right, chosen });
  const kept = await keepTry(visit.shop.domain, {
    person: visit.actor.userId,
    requestKey,
    asWhom: trainee.as,
    example: set.value.example ?? `order:${exercise.order.gid.split("/").at(-1) ?? id}`,
    rules: rulesMark(trainee.grant),
    attempt: possible.value,
    parts: judged.parts,
  });
  return ok({ ...judged, kept });
}

/** The attempt as the form allows it: a remedy that is not asked is the exercise's own, and no money moves without one. */
function asPossible(exercise: Exercise, attempt: Attempt): Result<Attempt, Problem> {
  const remedy = exercise.asksRemedy ? attempt.remedy : exercise.remedy;
  if (!movesMoney(remedy)) return ok({ ...attempt, remedy, amountMinor: 0 });
  const amountMinor = exercise.asksRemedy ? attempt.amountMinor : amountOf(exercise, remedy);
  if (amountMinor === 0) return fail(problem("amount_zero"));
  if (amountMinor > amountOf(exercise, remedy)) return fail(problem("more_than_refundable"));
  return ok({ ...attempt, remedy, amountMinor });
}
