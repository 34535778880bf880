/// <reference types="vite/client" />
import { it } from "vitest";

/**
 * All tests of the rules as one file. Stryker counts failed tests only: a file whose cases a change makes unreadable
 * holds none, so here it becomes one that fails. One file is also one process with fresh modules for every change.
 */
for (const [path, load] of Object.entries(import.meta.glob("../features/policy/*.test.ts"))) {
  try {
    await load();
  } catch (error) {
    it(`${path} can be read`, () => {
      throw error;
    });
  }
}
