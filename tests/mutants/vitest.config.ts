import { defineConfig } from "vitest/config";

/** The tests of the rules alone, without a database: what Stryker runs again for every mutant. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  // One process for all files: a mutant is tried a few times faster, and no rule keeps a state.
  test: {
    isolate: false,
    include: ["tests/features/policy/**/*.test.ts", "tests/mutants/blind.control.ts"],
  },
});
