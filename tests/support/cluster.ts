import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";
import { migrate } from "../../app/platform/migrate.server";

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide("templateUrl", cluster.url);
  return cluster.stop;
}

export async function startTestCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "delega-test-"));
  chmodSync(folder, 0o755);
  const { url, stop } = await startEmbeddedPostgres(folder);
  await migrate(url, "prisma/migrations");
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    templateUrl: string;
  }
}
