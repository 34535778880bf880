import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ensureKeyFolder } from "../../app/platform/key-folder.server";
import { startFrame, startRewritingProxy, startTls } from "./admin/server";
import { freshPracticeFolder, removePracticeFolder } from "./practice-folder";
import { askedScopesOf, subscriptionsOf } from "./app-config";
import { startPracticeStore, type PracticeStore } from "./shop/server";

export const API_KEY = "delega-practice-key";
const ROOT = new URL("../..", import.meta.url).pathname;
const APP_HOST = "delega.practice.test";

export type PracticeOptions = {
  /** `http` for a person's browser (rewritten), `tls` for tests (nothing rewritten). */
  readonly mode: "http" | "tls";
  readonly dev?: boolean;
  readonly orders?: { readonly path: string; readonly keepDates: boolean };
  /** Fixed ports are tried first; a busy one gives way to a free one. */
  readonly freePorts?: boolean;
  /** False: the shops have never seen the app, and the admin asks before it opens it. */
  readonly installed?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

export type Practice = {
  readonly frameUrl: string;
  readonly appUrl: string;
  readonly store: PracticeStore;
  readonly app: ChildProcess;
  close: () => Promise<void>;
};

/** Starts the practice store, the admin frame and the real app, which only knows that its calls are redirected. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const dataDir = freshPracticeFolder();
  const keys = join(dataDir, "keys");
  ensureKeyFolder(keys);
  const apiSecret = randomBytes(24).toString("hex");
  const port = async (wanted: number) => (options.freePorts === true ? freePort(0) : freePort(wanted));
  // As Shopify has it from the app's own configuration.
  const toml = readFileSync(join(ROOT, "shopify.app.toml"), "utf8");
  const store = await startPracticeStore({
    port: await port(4000),
    apiKey: API_KEY,
    apiSecret,
    asked: askedScopesOf(toml),
    installed: options.installed !== false,
    ...(options.orders === undefined ? {} : { ordersCsv: options.orders }),
  });
  const appPort = await port(3000);
  store.state.webhooks.subscriptions = subscriptionsOf(toml, `http://127.0.0.1:${String(appPort)}`);
  const places = { storeUrl: store.url, appUrl: `http://127.0.0.1:${String(appPort)}` };
  const surroundings =
    options.mode === "tls"
      ? await tlsAdmin(places, await port(4443))
      : await httpAdmin(places, await port(4001), await port(4002));
  const env = {
    ...process.env,
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: surroundings.appOrigin,
    PORT: String(appPort),
    DELEGA_DATA: dataDir,
    DELEGA_KEYS: keys,
    PRACTICE_STORE_URL: store.url,
    NODE_ENV: options.dev === true ? ("development" as const) : ("production" as const),
    LOG_LEVEL: "warn",
    ...options.env,
  };
  const app = await startApp(env, options.dev === true);
  return {
    ...places,
    frameUrl: surroundings.frameUrl,
    store,
    app,
    close: async () => {
      await stopChild(app);
      await surroundings.close();
      await store.close();
      removePracticeFolder(dataDir);
    },
  };
}

type Places = { storeUrl: string; appUrl: string };

async function httpAdmin(places: Places, framePort: number, proxyPort: number) {
  const frameOrigin = `http://localhost:${String(framePort)}`;
  const proxyOrigin = `http://localhost:${String(proxyPort)}`;
  const proxy = await startRewritingProxy({ ...places, frameOrigin, port: proxyPort });
  const frame = await startFrame({ ...places, proxyOrigin, port: framePort });
  return {
    frameUrl: frameOrigin,
    appOrigin: proxyOrigin,
    close: async () => {
      await frame.close();
      await proxy.close();
    },
  };
}

async function tlsAdmin(places: Places, port: number) {
  const tls = await startTls({ ...places, appHost: APP_HOST, port });
  // Browsers reach it as https://admin.shopify.com by a host rule that maps the name to this port.
  return { frameUrl: `https://127.0.0.1:${String(tls.port)}`, appOrigin: `https://${APP_HOST}`, close: tls.close };
}

/** The app as it runs in production, with the redirect as a preload; resolves when it says that it is ready. */
function startApp(env: NodeJS.ProcessEnv, dev: boolean): Promise<ChildProcess> {
  const app = spawn(
    process.execPath,
    ["--import", "./tests/practice/redirect.mjs", "server.mjs", ...(dev ? ["--dev"] : [])],
    {
      cwd: ROOT,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    createInterface({ input: app.stdout }).on("line", (line) => {
      if (line.startsWith('{"ready":true')) resolve(app);
      else console.log(line);
    });
    app.on("exit", (code) => {
      reject(new Error(`The app stopped while starting (exit code ${String(code)}); its reason stands above.`));
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** `wanted` when it is free, else one that the system picks. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => {
      if (wanted === 0) reject(new Error("no port is free"));
      else freePort(0).then(resolve, reject);
    });
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : wanted);
      });
    });
  });
}
