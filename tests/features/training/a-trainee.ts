import type { RefundLimits } from "../../../app/features/policy/role";
import { localTime } from "../../../app/features/policy/local-time";
import { grantWith } from "../../../app/features/policy/made-up";
import { PRESETS, presetRules, type Preset } from "../../../app/features/policy/presets";
import type { Rule } from "../../../app/features/policy/rule";
import { defaultLimits } from "../../../app/features/delegation/invite-draft";
import { EXAMPLE_IDS, type ExampleId } from "../../../app/features/training/example-id";
import { exerciseOf } from "../../../app/features/training/example-order";
import { questionOf, rightChoice } from "../../../app/features/training/exercise";
import type { Attempt } from "../../../app/features/training/attempt";
import { judge, type Judged } from "../../../app/features/training/judge";
import { decideUnused, orderLimit, type Trainee } from "../../../app/features/training/trainee";

export const AT = "2026-11-23T11:00:00.000Z";
export const CURRENCIES = ["EUR", "JPY", "KWD", "HUF"] as const;
export const EVERY = EXAMPLE_IDS.flatMap((id) => PRESETS.map((preset) => [id, preset] as [ExampleId, Preset]));

export function traineeWith(rules: readonly Rule[]): Trainee {
  const local = localTime(Date.parse(AT), "Europe/Rome");
  return { as: "preset:customer_support", name: null, grant: grantWith(rules), at: AT, local };
}

export function aTrainee(preset: Preset, currency = "EUR", limits: RefundLimits = defaultLimits(currency)): Trainee {
  return traineeWith(presetRules(preset, limits));
}

export function exerciseFor(trainee: Trainee, id: ExampleId, currency = "EUR") {
  const limitMinor = orderLimit(trainee.grant);
  return exerciseOf(id, { currency, timeZone: "Europe/Rome", promiseDays: 7, locale: "it", at: AT, limitMinor });
}

/** Judges an attempt, or where a part is left out, what is right there. */
export function tried(trainee: Trainee, id: ExampleId, attempt: Partial<Attempt> = {}, currency = "EUR"): Judged {
  const exercise = exerciseFor(trainee, id, currency);
  const decided = (choice: Omit<Attempt, "way">) => decideUnused(trainee, exercise.facts, questionOf(exercise, choice));
  const right = decided(rightChoice(exercise));
  const given = { ...rightChoice(exercise), way: right.answer, ...attempt };
  return judge(exercise, given, { right, chosen: decided(given) });
}
