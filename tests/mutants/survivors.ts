import type { Survivor } from "./mutant";

/**
 * Mutants of the rules that no test can see, because nothing that anybody can observe changes. None of them may allow
 * more than the rule says; one that a good case could see gets its case instead (decisions.md 30).
 */
export const SURVIVORS: readonly Survivor[] = [];
