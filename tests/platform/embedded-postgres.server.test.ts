import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "delega-pg-"));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const pid = () => Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

describe("the built-in PostgreSQL", () => {
  it("starts from nothing on loopback, with a password nobody else can read, and never as root", async () => {
    const server = await startEmbeddedPostgres(folder);
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect(await ask(server.url, "select 1 as one")).toBe(1);
    expect(await ask(server.url, "show fsync")).toBe("on");
    expect(/^Uid:\s+0\s/m.test(readFileSync(`/proc/${String(pid())}/status`, "utf8"))).toBe(false);
    await ask(server.url, "create table kept as select 7 as x");
    await server.stop();
  });

  it("a second start uses the server that runs, and its stop leaves it running for the first", async () => {
    const first = await startEmbeddedPostgres(folder);
    const second = await startEmbeddedPostgres(folder);
    expect(second.url).toBe(first.url);
    await second.stop();
    expect(await ask(first.url, "select x from kept")).toBe(7);
    await first.stop();
  });

  it("an orphan whose starter was killed is adopted with its data, and stopped by whoever adopted it", async () => {
    const child = spawn("npx", ["tsx", "tests/support/start-postgres.ts", folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const orphan = pid();
    child.kill("SIGKILL");
    // npx is only the parent of the process that started the server: end that one by its own id as well.
    process.kill(Number(readFileSync(join(folder, "starter.pid"), "utf8")), "SIGKILL");
    await sleep(300);
    const adopted = await startEmbeddedPostgres(folder);
    expect(pid()).toBe(orphan);
    expect(await ask(adopted.url, "select x from kept")).toBe(7);
    await adopted.stop();
    expect(() => process.kill(orphan, 0)).toThrow();
  });

  it("a wrong password is one sentence, and the data stays as it was", async () => {
    const file = join(folder, "postgres.password");
    const right = readFileSync(file, "utf8");
    writeFileSync(file, "wrong");
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/refuses the password.*data is untouched/);
    writeFileSync(file, right);
    const left = pid();
    const server = await startEmbeddedPostgres(folder);
    expect(await ask(server.url, "select x from kept")).toBe(7);
    await server.stop();
    try {
      process.kill(left, "SIGINT");
    } catch {
      // It ended with its own stop.
    }
  });
});
