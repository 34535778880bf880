import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The built app, made again when a source is newer. */
export function buildIfOld(): void {
  const built = join(ROOT, "build/server/index.js");
  const sources = ["app", "vite.config.ts", "remix.config.js", "package-lock.json"].map((name) =>
    newest(join(ROOT, name)),
  );
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return;
  console.log("Building Delega (about ten seconds, only after a change) …");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    {
      cwd: ROOT,
      // A test runner's own NODE_ENV would build the slow, talkative React.
      env: { ...process.env, NODE_ENV: "production" },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path, { recursive: true, withFileTypes: true }).map(
      (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs,
    ),
  );
}
