import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildIfOld } from "./build";
import { startPractice } from "./practice";

/** `npm run practice [-- --orders FILE.csv [--keep-dates]] [--consent]`: everything, and one link to open. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: "string" },
      "keep-dates": { type: "boolean" },
      dev: { type: "boolean" },
      consent: { type: "boolean" },
    },
  });
  if (values.orders !== undefined && !existsSync(values.orders)) throw new Error(`There is no file ${values.orders}.`);
  if (values.dev !== true) buildIfOld();
  console.log("Starting the practice store, the database and Delega …");
  const practice = await startPractice({
    mode: "http",
    dev: values.dev === true,
    // As on the very first day: the admin asks before it installs.
    installed: values.consent !== true,
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
  let stopping = false;
  const stop = () => {
    stopping = true;
    void practice.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  practice.app.on("exit", (code) => {
    if (!stopping) process.exit(code ?? 1);
  });
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
