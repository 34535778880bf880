import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: {
    include: ["tests/contract/*.test.ts"],
    // A development store takes its time, and five new orders a minute at most.
    testTimeout: process.env["CONTRACT_SHOP"] === undefined ? 30_000 : 300_000,
    reporters: ["verbose"],
    pool: "forks",
  },
});
