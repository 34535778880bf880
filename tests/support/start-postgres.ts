import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";

/** Starts the built-in PostgreSQL and waits: a starter for tests to kill. */
const [folder = ""] = process.argv.slice(2);
writeFileSync(join(folder, "starter.pid"), String(process.pid));
const { url } = await startEmbeddedPostgres(folder);
console.log(url);
setInterval(() => undefined, 1000);
