import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: {
    include: ["tests/journeys/*.test.ts"],
    globalSetup: [new URL("build.ts", import.meta.url).pathname],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Each journey has a browser, an app, a store and a database of its own, and waits for them most of the time.
    maxWorkers: 2,
  },
});
