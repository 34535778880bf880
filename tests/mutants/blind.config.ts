import { defineConfig } from "vitest/config";

/** A test that looks at nothing. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: { include: ["tests/mutants/blind.control.ts"] },
});
