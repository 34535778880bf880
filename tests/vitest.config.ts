import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/journeys/**", "tests/contract/**"],
    globalSetup: [new URL("support/cluster.ts", import.meta.url).pathname],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Much of a test is waiting for the database and the app: two at a time also where there are only two processors.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
