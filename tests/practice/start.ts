import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPractice } from "./practice";

const ROOT = new URL("../..", import.meta.url).pathname;

/** `npm run practice [-- --orders FILE.csv [--keep-dates]]`: everything, and one link to open. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { orders: { type: "string" }, "keep-dates": { type: "boolean" }, dev: { type: "boolean" } },
  });
  if (values.orders !== undefined && !existsSync(values.orders)) throw new Error(`There is no file ${values.orders}.`);
  if (values.dev !== true) buildIfOld();
  console.log("Starting the practice store, the database and Delega …");
  const practice = await startPractice({
    mode: "http",
    dev: values.dev === true,
    ...(values.orders === undefined
      ? {}
      : { orders: { path: values.orders, keepDates: values["keep-dates"] === true } }),
  });
  const { loaded } = practice.store;
  if (loaded !== null) {
    console.log(`${String(loaded.orders)} orders loaded from ${values.orders ?? ""}.`);
    for (const row of loaded.badRows) console.log(`  line ${String(row.line)} left out: ${row.reason}`);
  }
  console.log(`\nOpen ${practice.frameUrl}/store/loto-lento/apps/delega?as=owner\n`);
  console.log("Stop with Ctrl+C. Each start is a fresh shop; nothing you do here reaches anybody.");
  const stop = () => {
    void practice.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  practice.app.on("exit", (code) => {
    if (code !== 0) process.exit(code ?? 1);
  });
}

/** The built app, made again when a source is newer. */
function buildIfOld(): void {
  const built = join(ROOT, "build/server/index.js");
  const sources = ["app", "vite.config.ts", "remix.config.js", "package-lock.json"].map((name) =>
    newest(join(ROOT, name)),
  );
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return;
  console.log("Building Delega (about ten seconds, only after a change) …");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    { cwd: ROOT, encoding: "utf8" },
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

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
