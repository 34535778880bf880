import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { shownFields, type ShownFields } from "../orders/shown-fields";
import { SIGHTS } from "../policy/action";
import type { Decision } from "../policy/decision";
import { nothingUsed } from "../policy/made-up";
import { sightsOf } from "../policy/sight";
import { EXAMPLE_IDS, type ExampleId } from "./example-id";
import { exerciseOf } from "./example-order";
import type { Exercise, Question } from "./exercise";
import type { TrainingVisit } from "./find-trainee.server";
import { decideOwn, readOwnExercise } from "./own-order.server";
import { decideUnused, orderLimit, standingOf, type Trainee } from "./trainee";

/** An exercise with what may be shown of its customer, and the rules that answer about it. */
export type SetExercise = {
  readonly example: ExampleId | null;
  readonly exercise: Exercise;
  readonly shown: ShownFields;
  readonly decide: (question: Question) => Promise<Decision>;
};

/** The exercise of an example's id, or of the number of one of the shop's orders. `not_found`: neither. */
export async function setExercise(
  visit: TrainingVisit,
  trainee: Trainee,
  id: string,
): Promise<Result<SetExercise, Problem>> {
  const example = EXAMPLE_IDS.find((one) => one === id) ?? null;
  if (example === null) return ownExercise(visit, trainee, id);
  const { currency, timeZone, promiseDays } = visit.shop;
  const { at, grant } = trainee;
  const setting = { currency, timeZone, promiseDays, locale: visit.locale, at, limitMinor: orderLimit(grant) };
  const exercise = exerciseOf(example, setting);
  return ok({
    example,
    exercise,
    shown: shownOn(trainee, exercise),
    decide: (question) => Promise.resolve(decideUnused(trainee, exercise.facts, question)),
  });
}

async function ownExercise(visit: TrainingVisit, trainee: Trainee, id: string): Promise<Result<SetExercise, Problem>> {
  if (!/^\d{1,20}$/.test(id)) return fail(problem("not_found"));
  const own = await readOwnExercise(visit, trainee, id);
  if (!own.ok) return own;
  const { shown, ...exercise } = own.value;
  return ok({
    example: null,
    exercise,
    shown,
    decide: (question) => decideOwn(visit, trainee, { exercise, question }),
  });
}

/** What this person would see of the made-up customer, with nothing opened and no quota used. */
function shownOn(trainee: Trainee, { facts: order }: Exercise): ShownFields {
  const standing = standingOf(trainee);
  const used = nothingUsed(standing, SIGHTS);
  return shownFields(
    sightsOf(standing, { nowMs: Date.parse(trainee.at), local: trainee.local, order, used }),
    new Set(),
  );
}
