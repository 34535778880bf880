import type { Survivor } from "./mutant";

const SPEED = "Only the time it takes changes: the long way comes to the same decision.";
const IN_THE_LIST = "The compiler does not know that the number of a refund is always one that is in the list.";

/**
 * Mutants of the rules that no test can see, because nothing that anybody can observe changes. None of them may allow
 * more than the rule says; one that a good case could see gets its case instead (decisions.md 30).
 */
export const SURVIVORS: readonly Survivor[] = [
  {
    file: "app/features/policy/explain.ts",
    before: "if (twin === undefined) return true;",
    after: "if (false) return true;",
    reason: "A shortcut: no room has the window undefined, so no other is found and the room is told as well.",
  },
  {
    file: "app/features/policy/closed-problem.ts",
    before: 'const said = (name: string) => String(data[name] ?? "");',
    after: 'const said = (name: string) => String(data[name] ?? "Stryker was here!");',
    reason: "Problems of these three codes are made by closedProblem alone, which fills in everything that is read.",
  },
  {
    file: "app/features/policy/local-time.ts",
    before: "if (known !== undefined) return known;",
    after: "if (false) return known;",
    reason: "Only the time it takes changes: a format made again shows the same clock.",
  },
  {
    file: "app/features/policy/local-time.ts",
    before: 'return { weekday: WEEKDAYS.indexOf(parts.get("weekday") ?? "") + 1, minute };',
    after: 'return { weekday: WEEKDAYS.indexOf(parts.get("weekday") ?? "Stryker was here!") + 1, minute };',
    reason: "The format asks for the weekday, so Intl always gives one.",
  },
  {
    file: "app/features/policy/local-day.ts",
    before: "return early === shownOffset(from + DAY_MS, zone)",
    after: "return false",
    reason: "Only the time it takes changes: the offset of the quarter of an hour is the one of its day.",
  },
  {
    file: "app/features/policy/local-day.ts",
    before: "if (known !== undefined) return known;",
    after: "if (false) return known;",
    reason: "Only the time it takes changes: what is worked out again is the same.",
  },
  {
    file: "app/features/policy/past.ts",
    before: "for (let one = earlier[index] ?? -1; one >= 0; one = earlier[one] ?? -1) yield one;",
    after: "for (let one = earlier[index] ?? +1; one >= 0; one = earlier[one] ?? -1) yield one;",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/past.ts",
    before: "for (let one = earlier[index] ?? -1; one >= 0; one = earlier[one] ?? -1) yield one;",
    after: "for (let one = earlier[index] ?? -1; one >= 0; one = earlier[one] ?? +1) yield one;",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/past.ts",
    before: "if (other === undefined || other.atMs < atMs - days * DAY_MS) break;",
    after: "if (false || other.atMs < atMs - days * DAY_MS) break;",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/simulate.ts",
    before: "export function simulate(past: Past, rules: readonly Rule[], ceiling: readonly Rule[] = []): Simulation {",
    after:
      'export function simulate(past: Past, rules: readonly Rule[], ceiling: readonly Rule[] = ["Stryker was here"]): Simulation {',
    reason: "A row of the ceiling that is no row is of no action, so nobody's limits grow.",
  },
  {
    file: "app/features/policy/simulate.ts",
    before:
      'const worth = (index: number) => (limit.measure === "count" ? 1 : (past.moments[index]?.amountMinor ?? 0));',
    after: 'const worth = (index: number) => (limit.measure === "count" ? 1 : (past.moments[index].amountMinor ?? 0));',
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/simulate.ts",
    before: "if (anyHand) return { read: (index) => past.refunds[index]?.beforeMinor ?? 0, add: nothing };",
    after: "if (anyHand) return { read: (index) => past.refunds[index].beforeMinor ?? 0, add: nothing };",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/simulate.ts",
    before: "const read = (index: number) => sums.get(refunds[index]?.order.id) ?? 0;",
    after: "const read = (index: number) => sums.get(refunds[index].order.id) ?? 0;",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/simulate.ts",
    before: "const at = (index: number) => past.refunds[index]?.atMs ?? 0;",
    after: "const at = (index: number) => past.refunds[index].atMs ?? 0;",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/check.ts",
    before: "const open = { kind, condition, from: 0, until: 0, days: [], oneOf: null, noneOf: null };",
    after:
      'const open = { kind, condition, from: 0, until: 0, days: ["Stryker was here"], oneOf: null, noneOf: null };',
    reason: "Only working hours read days, and they bring their own.",
  },
  {
    file: "app/features/policy/check.ts",
    before: 'case "reason": return open;',
    after: 'case "reason":',
    reason: "Kinds without a number read none, whatever is made ready of it.",
  },
  {
    file: "app/features/policy/unmet.ts",
    before: 'case "hold":',
    after: 'case "":',
    reason: "A hold is always met, so nobody asks why it is not.",
  },
  {
    file: "app/features/policy/decide.ts",
    before: "if (!open) for (const reason of whyClosed(terms, facts.nowMs)) tell(draft, reason);",
    after: "if (true) for (const reason of whyClosed(terms, facts.nowMs)) tell(draft, reason);",
    reason: SPEED,
  },
  {
    file: "app/features/policy/decide.ts",
    before: "if (right.limits.length > 0) judgeLimits(draft, right.limits, facts);",
    after: "if (true) judgeLimits(draft, right.limits, facts);",
    reason: SPEED,
  },
  {
    file: "app/features/policy/decide.ts",
    before: "if (right.limits.length > 0) judgeLimits(draft, right.limits, facts);",
    after: "if (right.limits.length >= 0) judgeLimits(draft, right.limits, facts);",
    reason: SPEED,
  },
  {
    file: "app/features/policy/decide.ts",
    before: "const rooms = new Array<Room>(limits.length);",
    after: "const rooms = new Array();",
    reason: SPEED,
  },
  {
    file: "app/features/policy/decide.ts",
    before: "if (read < rooms.length) rooms.length = read;",
    after: "if (true) rooms.length = read;",
    reason: SPEED,
  },
  {
    file: "app/features/policy/decide.ts",
    before: "if (read < rooms.length) rooms.length = read;",
    after: "if (read <= rooms.length) rooms.length = read;",
    reason: SPEED,
  },
  {
    file: "app/features/policy/grant.ts",
    before: "return inactive === null && nowMs >= fromMs && nowMs < untilMs;",
    after: "return inactive === null && nowMs > fromMs && nowMs < untilMs;",
    reason: SPEED,
  },
  {
    file: "app/features/policy/explain.ts",
    before: '.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ""}–${run.at(-1) ?? ""}`]))',
    after: '.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? "Stryker was here!"}–${run.at(-1) ?? ""}`]))',
    reason: "The compiler does not know that a run of three days has a first and a last one.",
  },
  {
    file: "app/features/policy/explain.ts",
    before: '.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ""}–${run.at(-1) ?? ""}`]))',
    after: '.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ""}–${run.at(-1) ?? "Stryker was here!"}`]))',
    reason: "The compiler does not know that a run of three days has a first and a last one.",
  },
  {
    file: "app/features/policy/past.ts",
    before: 'const GIVEN = "given";',
    after: 'const GIVEN = "";',
    reason: "That there is a reason counts, never which; an empty one is none only where a form is read.",
  },
  {
    file: "app/features/policy/sight.ts",
    before: 'const TO_COME = "to_come";',
    after: 'const TO_COME = "";',
    reason: "That there is a reason counts, never which; an empty one is none only where a form is read.",
  },
  {
    file: "app/features/policy/simulate.ts",
    before: "return { read, add: (index) => void sums.set(refunds[index]?.order.id, read(index) + worth(index)) };",
    after: "return { read, add: (index) => void sums.set(refunds[index].order.id, read(index) + worth(index)) };",
    reason: IN_THE_LIST,
  },
  {
    file: "app/features/policy/condition.ts",
    before:
      "export const CONDITION_KINDS: readonly ConditionKind[] = Condition.options.map(({ shape }) => shape.kind.value);",
    after: "export const CONDITION_KINDS: readonly ConditionKind[] = Condition.options.map(() => undefined);",
    reason: SPEED,
  },
  {
    file: "app/features/policy/same-word.ts",
    before:
      "[ ...[ACTIONS, CONDITION_KINDS, PAYMENT_STATUSES, FULFILLMENT_STATUSES, RISKS], ...[Measure.options, WINDOWS, Whose.options], ].flatMap((words) => words.map((word) => [word, word])),",
    after: "[].flatMap((words) => words.map((word) => [word, word])),",
    reason: SPEED,
  },
  {
    file: "app/features/policy/same-word.ts",
    before: "...[ACTIONS, CONDITION_KINDS, PAYMENT_STATUSES, FULFILLMENT_STATUSES, RISKS],",
    after: "...[],",
    reason: SPEED,
  },
  {
    file: "app/features/policy/same-word.ts",
    before: "...[Measure.options, WINDOWS, Whose.options],",
    after: "...[],",
    reason: SPEED,
  },
  {
    file: "app/features/policy/same-word.ts",
    before: "].flatMap((words) => words.map((word) => [word, word])),",
    after: "].flatMap((words) => words.map((word) => [])),",
    reason: SPEED,
  },
];
