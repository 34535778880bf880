import { defineConfig } from "prisma/config";
import { MigratePg } from "./prisma/migrate-adapter.mjs";

// The WASM schema engine leaves its 10 s and 60 s timers running; they must not hold the command open.
const plainSetTimeout = globalThis.setTimeout;
globalThis.setTimeout = Object.assign((callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
  const timer = plainSetTimeout(callback, ms, ...args);
  if ((ms ?? 0) >= 10_000) timer.unref();
  return timer;
}, plainSetTimeout) as typeof setTimeout;

// `prisma generate` reads the schema without a database; only drift and deploy need a real address.
process.env["DATABASE_URL"] ??= "postgresql://nobody@127.0.0.1:1/none";
const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => Promise.resolve(new MigratePg(url)),
});
