import { defineConfig } from "vitest/config";

/** The tests of the rules alone, without a database: what Stryker runs again for every mutant. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  // Other work on the machine must not pass for a failed test.
  test: { include: ["tests/mutants/rules.control.ts"], testTimeout: 60_000 },
});
