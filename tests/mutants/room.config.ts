import { defineConfig } from "vitest/config";

/** The tests of one small rule. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: { include: ["tests/features/policy/room.test.ts"] },
});
