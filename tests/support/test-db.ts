import { inject } from "vitest";
import { copyOf, type TestDatabase } from "./database-copy";

export type { TestDatabase } from "./database-copy";

/** A fresh migrated database for one test file, open as the app's own. */
export async function aTestDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  return copyOf(inject("templateUrl"), options.poolSize ?? 8);
}
