import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defaultDataDir } from "../../app/platform/config.server";

const PREFIX = "practice-";

/**
 * A folder of its own for one practice: each start is a fresh shop with a fresh record, and two at once do not meet.
 * What a killed practice left behind is stopped and removed first.
 */
export function freshPracticeFolder(): string {
  const base = process.env["DELEGA_DATA"] ?? defaultDataDir(process.getuid?.() === 0);
  mkdirSync(base, { recursive: true });
  for (const name of readdirSync(base).filter((one) => one.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length)))) removePracticeFolder(join(base, name));
  }
  const folder = join(base, `${PREFIX}${String(process.pid)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  return folder;
}

/** Stops the database that still runs in a practice folder, by its own pid file, and removes the folder. */
export function removePracticeFolder(folder: string): void {
  const pidFile = join(folder, "postgres", "postmaster.pid");
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : Number.NaN;
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
