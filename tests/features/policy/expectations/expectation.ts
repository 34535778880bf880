import { z } from "zod";
import { Action, ACTIONS, MONEY_ROWS, type Row } from "../../../../app/features/policy/action";
import type { Decision, Reason } from "../../../../app/features/policy/decision";
import type { Facts } from "../../../../app/features/policy/facts";
import { grantWith, nothingUsed } from "../../../../app/features/policy/made-up";
import { presetRules, PRESETS } from "../../../../app/features/policy/presets";
import { Answer, type Rule } from "../../../../app/features/policy/rule";
import type { Standing } from "../../../../app/features/policy/standing";
import type { Case } from "../../../prove/policy/case";
import { NOW_MS, ORDINARY, SITUATIONS, type Situation, type SituationName } from "./situations";
import { LINES, MATRIX, OFFICE_LINES, type Who } from "./table";

/** `why` null = the table does not say. */
export type Expectation = {
  readonly who: Who;
  readonly action: Action;
  readonly situation: SituationName;
  readonly answer: Decision["answer"];
  readonly why: Reason["code"] | null;
};

const ALL: Readonly<Record<SituationName, Situation>> = SITUATIONS;

/** The whole table, for whatever can be asked: the rule, a route, a page. */
export function expectations(): Expectation[] {
  const ordinary = { situation: "an ordinary order", why: null } as const;
  const matrix = cellsOf(MATRIX).map((cell) => ({ ...ordinary, ...cell }));
  const office = ACTIONS.filter(isOffice).flatMap((action) => [
    { ...ordinary, who: "owner" as const, action, answer: "can" as const },
    { ...ordinary, who: "stranger" as const, action, answer: OFFICE_LINES[action].stranger },
    ...PRESETS.map((who) => ({ ...ordinary, who, action, answer: "deny" as const })),
  ]);
  const lines = LINES.map(([who, action, situation, answer, why]) => ({ who, action, situation, answer, why }));
  return [...matrix, ...office, ...lines];
}

/** What the rule is asked. A kind of refund is decided beside `refund.issue`, as the gate does. */
export function questionOf({ who, action, situation: name }: Expectation): Case {
  const situation: Situation = ALL[name];
  const { amountMinor, local, ageMs, reason } = { ...ORDINARY, ...situation };
  const kind = MONEY_ROWS.includes(action) && action !== "refund.issue";
  const use = { action, amountMinor };
  const uses: Case["uses"] = kind ? [{ action: "refund.issue", amountMinor }, use] : [use];
  const standing = standingOf(who, action, situation);
  const order =
    situation.order === null ? null : { ...ORDINARY.order, ...situation.order, createdAtMs: NOW_MS - ageMs };
  const actions = uses.map((one) => one.action);
  const used = { ...nothingUsed(standing, actions), ...usedBy(actions, situation.used ?? {}) };
  const withdrawal = situation.withdrawal ?? null;
  return { standing, uses, facts: { nowMs: NOW_MS, local, order, used, reason, withdrawal } };
}

function standingOf(who: Who, action: Action, { person = {}, row, ceiling = [] }: Situation): Standing {
  if (who === "owner" || who === "stranger") return { kind: who };
  const own: Rule[] = row === undefined ? [] : [{ action, answer: "can", conditions: [], limits: [], ...row }];
  const top: Rule[] = ceiling.length === 0 ? [] : [{ action, answer: "can", conditions: [], limits: [...ceiling] }];
  const rules = presetRules(who, { perOrderMinor: 3000, perDayMinor: 10_000 });
  return { kind: "assistant", grant: { ...grantWith(rules, top), ...person, overrides: own } };
}

function usedBy(actions: readonly Action[], used: Readonly<Record<string, number>>): Facts["used"] {
  return Object.fromEntries(
    actions.flatMap((action) => Object.entries(used).map(([key, minor]) => [`${action}|${key}`, minor])),
  );
}

function isOffice(action: Action): action is Exclude<Action, Row> {
  return action in OFFICE_LINES;
}

/** The cells of the drawn matrix; a word that is no role, no action or no answer is refused. */
function cellsOf(matrix: string): Pick<Expectation, "who" | "action" | "answer">[] {
  const [head = [], ...rows] = matrix
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const columns = z.array(z.enum(PRESETS)).parse(head);
  return rows.flatMap(([action, ...words]) =>
    z
      .array(Answer)
      .length(columns.length)
      .parse(words)
      .map((answer, at) => ({ who: z.enum(PRESETS).parse(columns[at]), action: Action.parse(action), answer })),
  );
}
