import { defineConfig } from "vitest/config";

/** The tests of the rules alone, without a database: what Stryker runs again for every mutant. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: { include: ["tests/mutants/rules.control.ts"] },
});
