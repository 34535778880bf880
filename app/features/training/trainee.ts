import type { Who } from "../delegation/whose-rules";
import { localTime } from "../policy/local-time";
import { decideAll } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { LocalTime, OrderFacts } from "../policy/facts";
import { ruleFor, termsOf, type Grant } from "../policy/grant";
import { madeUpFacts, nothingUsed } from "../policy/made-up";
import type { Standing } from "../policy/standing";
import { unmet } from "../policy/unmet";
import type { Question } from "./exercise";

/** Whose rules decide while somebody practises, and when. `name` null = a preset. */
export type Trainee = {
  readonly as: Who;
  readonly name: string | null;
  readonly grant: Grant;
  /** ISO, UTC: the moment at which all is decided. */
  readonly at: string;
  readonly local: LocalTime;
};

const STEP_MS = 5 * 60_000;
const WEEK_STEPS = (7 * 24 * 60) / 5;

/** The same rights as if this person had begun: whoever waits can practise what they will do. */
export function asIfBegun(grant: Grant): Grant {
  return { ...grant, status: "active", missingSteps: [], validFrom: null, validUntil: null };
}

/** Now, or the next five minutes of the coming week that all of the person's hours allow; now, if there are none. */
export function workInstant(grant: Grant, { now, timeZone }: { now: string; timeZone: string }): string {
  const hours = [...termsOf(grant).rights.values()].flatMap(({ rule }) =>
    rule.answer === "deny" ? [] : rule.conditions.filter(({ kind }) => kind === "hours"),
  );
  const works = (ms: number) => {
    const facts = { ...madeUpFacts(ms), local: localTime(ms, grant.timeZone ?? timeZone) };
    return hours.every((condition) => unmet(condition, facts) === null);
  };
  const nowMs = Date.parse(now);
  if (hours.length === 0 || works(nowMs)) return now;
  const first = Math.ceil(nowMs / STEP_MS);
  for (let step = first; step < first + WEEK_STEPS; step += 1)
    if (works(step * STEP_MS)) return new Date(step * STEP_MS).toISOString();
  return now;
}

export function standingOf({ grant }: Pick<Trainee, "grant">): Extract<Standing, { kind: "assistant" }> {
  return { kind: "assistant", grant };
}

/** What this person's rules say, with nothing used yet. */
export function decideUnused(
  trainee: Pick<Trainee, "grant" | "at" | "local">,
  order: OrderFacts,
  question: Question,
): Decision {
  const standing = standingOf(trainee);
  const used = nothingUsed(
    standing,
    question.uses.map(({ action }) => action),
  );
  const { local } = trainee;
  return decideAll(standing, question.uses, {
    nowMs: Date.parse(trainee.at),
    local,
    used,
    order,
    ...question.given,
  });
}

/** The money this person may refund on one order without asking; null = no such limit. Minor units. */
export function orderLimit(grant: Grant): number | null {
  const limits = ruleFor(grant, "refund.issue")?.limits ?? [];
  const money = limits.filter(({ measure, window }) => measure === "amount" && window === "order");
  return money.length === 0 ? null : Math.min(...money.map(({ max }) => max));
}
