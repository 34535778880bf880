import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";
import { migrate } from "../../app/platform/migrate.server";

const NOBODY = 65_534;

/** A PostgreSQL of its own that can be killed and comes back at the same address. */
export type KillablePostgres = {
  readonly url: string;
  /** SIGKILL to the postmaster; its children end by themselves. */
  kill(): void;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function startKillablePostgres(): Promise<KillablePostgres> {
  const folder = mkdtempSync(join(tmpdir(), "delega-test-"));
  chmodSync(folder, 0o755);
  const { url } = await startEmbeddedPostgres(folder);
  await migrate(url, "prisma/migrations");
  const data = join(folder, "postgres");
  const { port } = new URL(url);
  const pid = () => Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    url,
    kill: () => {
      process.kill(pid(), "SIGKILL");
    },
    start: async () => {
      // The children of the killed one may still be leaving; until then PostgreSQL refuses to start.
      for (let tries = 0; tries < 100; tries += 1) {
        spawnServer(folder, { data, port });
        if (await answers(url)) return;
      }
      throw new Error("PostgreSQL did not come back");
    },
    stop: async () => {
      process.kill(pid(), "SIGINT");
      while (await answers(url, 1)) await sleep(50);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

const SETTINGS = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "200" };

function spawnServer(folder: string, { data, port }: { data: string; port: string }): void {
  const args = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  spawn(join(folder, "postgres-bin", "bin", "postgres"), ["-D", data, "-p", port, ...args], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
}

async function answers(url: string, tries = 10): Promise<boolean> {
  for (let index = 0; index < tries; index += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    client.on("error", () => undefined);
    const reached = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (reached) return true;
    await sleep(50);
  }
  return false;
}
