import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { StartProblem } from "./start-problem.server";

const Environment = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(16),
  SHOPIFY_APP_URL: z.url(),
  SHOPIFY_APP_HANDLE: z.string().default("delega"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.string().optional(),
  DATABASE_APP_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  DELEGA_KEYS: z.string().optional(),
  DELEGA_DATA: z.string().optional(),
  DELEGA_PROCESS: z.enum(["both", "web", "worker"]).default("both"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** The settings of one process, parsed once. Every variable is described in `.env.example`. */
export type Config = z.infer<typeof Environment> & { readonly dataDir: string; readonly keysDir: string };

let parsed: Config | undefined;

/** The only reader of the environment. A missing or wrong variable is a StartProblem that names it. */
export function config(): Config {
  parsed ??= readConfig(process.env);
  return parsed;
}

/** Parses an environment; exported for tests and for the starter of the practice. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const result = Environment.safeParse(environment);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new StartProblem(`Set ${names}: missing or not valid. .env.example says what each variable is.`);
  }
  const dataDir = result.data.DELEGA_DATA ?? defaultDataDir(process.getuid?.() === 0);
  return { ...result.data, dataDir, keysDir: result.data.DELEGA_KEYS ?? join(dataDir, "keys") };
}

/** Where data lives when nobody says: a root process may start helpers as another user, who must reach the folder. */
export function defaultDataDir(isRoot: boolean): string {
  return isRoot ? "/var/lib/delega" : join(homedir(), ".local", "share", "delega");
}
