import type { Survivor } from "./mutant";

/**
 * Mutants of the rules that no test can see, because nothing that anybody can observe changes. None of them may allow
 * more than the rule says; one that a good case could see gets its case instead (decisions.md 30).
 */
export const SURVIVORS: readonly Survivor[] = [
  {
    file: "app/features/policy/may-open.ts",
    before: 'if (fromMs !== null && nowMs < fromMs) return { code: "not_yet", answer: "deny", fromMs };',
    after: 'if (true && nowMs < fromMs) return { code: "not_yet", answer: "deny", fromMs };',
    reason: "null compares as 0, and no instant that is ever asked about lies before 1970.",
  },
  {
    file: "app/features/policy/unmet.ts",
    before: "if ((min === null || totalMinor >= min) && (max === null || totalMinor <= max)) return null;",
    after: "if ((false || totalMinor >= min) && (max === null || totalMinor <= max)) return null;",
    reason: "null compares as 0, and an order as it was placed is never worth less than nothing.",
  },
];
