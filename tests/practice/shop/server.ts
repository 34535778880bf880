import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerStorage } from "./storage";
import { removeFiles } from "./files";
import { answerAdminApi, send } from "./admin-api";
import { adminSchema, servedVersion } from "./graphql";
import { loadOrdersCsv, type Loaded } from "./load-orders-csv";
import { answerTokenEndpoint } from "./token-endpoint";
import { control } from "./control";
import { seedDemo } from "./seed";
import { newState, type AskedScopes, type Shop, type State } from "./state";
import type { Plan } from "./throttle";
import { stopWebhooks } from "./webhooks";

export type PracticeStore = {
  url: string;
  port: number;
  state: State;
  loaded: Loaded | null;
  close: () => Promise<void>;
};

export type StoreOptions = {
  port?: number;
  apiKey: string;
  apiSecret: string;
  ordersCsv?: { path: string; keepDates: boolean };
  now?: () => Date;
  /** What Shopify grants each shop; without it, the Standard plan. */
  plan?: Plan;
  webhooks?: readonly { readonly topic: string; readonly url: string }[];
  /** What the app's configuration asks for. */
  asked?: AskedScopes;
  /** Whether the shops have the app already; they do unless told otherwise. */
  installed?: boolean;
};

/** Starts the practice store on loopback: Admin API, token endpoint and the control API that only people and tests use. */
export async function startPracticeStore(options: StoreOptions): Promise<PracticeStore> {
  const state = newState({
    now: options.now ?? (() => new Date()),
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    ...(options.plan === undefined ? {} : { plan: options.plan }),
    ...(options.asked === undefined ? {} : { asked: options.asked }),
  });
  state.webhooks.subscriptions.push(...(options.webhooks ?? []));
  seedDemo(state);
  if (options.installed === false) for (const shop of state.shops.values()) neverInstalled(shop);
  const loaded =
    options.ordersCsv === undefined
      ? null
      : loadOrdersCsv(state, readFileSync(options.ordersCsv.path, "utf8"), options.ordersCsv);
  adminSchema("2026-07");
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      send(response, 500, { errors: error instanceof Error ? error.message : String(error) });
    });
  });
  const port = await listen(server, options.port ?? 0);
  state.origin = `http://127.0.0.1:${String(port)}`;
  return {
    url: state.origin,
    port,
    state,
    loaded,
    close: () =>
      new Promise((resolve) => {
        stopWebhooks(state.webhooks);
        state.bulk.closed = true;
        server.closeAllConnections();
        server.close(() => {
          removeFiles(state.files);
          resolve();
        });
      }),
  };
}

function neverInstalled(shop: Shop): void {
  shop.installed = false;
  shop.grantedScopes.clear();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerStorage(state, request, response)) return;
  const url = new URL(request.url ?? "/", "http://practice");
  const body = await bodyOf(request);
  if (url.pathname.startsWith("/practice/")) {
    const { status, body: reply } = control(state, { method: request.method ?? "GET", url, body });
    send(response, status, reply);
    return;
  }
  const shop = state.shops.get(String(request.headers["x-practice-host"] ?? request.headers.host));
  if (shop === undefined) {
    send(response, 404, { errors: "Not Found" });
    return;
  }
  if (url.pathname === "/admin/oauth/access_token") {
    await answerTokenEndpoint({ state, shop, body }, response);
    return;
  }
  const version = servedVersion(/^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(url.pathname)?.[1] ?? "");
  if (version === null) {
    send(response, 404, { errors: "Not Found" });
    return;
  }
  await answerAdminApi(state, { shop, version, body, token: request.headers["x-shopify-access-token"] }, response);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return null;
  return (request.headers["content-type"] ?? "").includes("x-www-form-urlencoded")
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text) as unknown);
}
