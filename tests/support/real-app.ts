import { type ChildProcess, spawn } from "node:child_process";
import { config } from "../../app/platform/config.server";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The built app as it runs in production, with everything it ever printed. */
export type RealApp = {
  readonly url: string;
  readonly child: ChildProcess;
  printed: () => string;
  close: () => Promise<void>;
};

export type RealAppOptions = {
  readonly databaseUrl: string;
  readonly storeUrl: string;
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Starts `server.mjs` on a free port of loopback, with the settings of this process (practiceEnvironment) and a database
 * and a practice store of the test's own. Build it first (tests/practice/build.ts).
 */
export async function startRealApp({ databaseUrl, storeUrl, env = {} }: RealAppOptions): Promise<RealApp> {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL, keysDir } = config();
  const child = spawn(process.execPath, ["--import", "./tests/practice/redirect.mjs", "server.mjs"], {
    cwd: ROOT,
    env: {
      ...process.env,
      SHOPIFY_API_KEY,
      SHOPIFY_API_SECRET,
      SHOPIFY_APP_URL,
      DELEGA_KEYS: keysDir,
      DATABASE_URL: databaseUrl,
      PRACTICE_STORE_URL: storeUrl,
      PORT: "0",
      HOST: "127.0.0.1",
      NODE_ENV: "production",
      LOG_LEVEL: "debug",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", () => {
      const ready = /\{"ready":true,"port":(\d+)\}/.exec(printed)?.[1];
      if (ready !== undefined) resolve(Number(ready));
    });
    void ended.then(() => {
      reject(new Error(`The app stopped while starting:\n${printed}`));
    });
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    child,
    printed: () => printed,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
