import type { Survivor } from "./mutant";

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
];
