import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { adminSchema, executeAdmin, idempotencyKey, operationOf, VERSIONS } from "./graphql";
import { loadOrdersCsv, type Loaded } from "./load-orders-csv";
import { accessToken, noteTokenUse } from "./oauth";
import { control } from "./control";
import { seedDemo } from "./seed";
import { newState, type Fault, type Shop, type State, type Token } from "./state";

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
};

/** Starts the practice store on loopback: Admin API, token endpoint and the control API that only people and tests use. */
export async function startPracticeStore(options: StoreOptions): Promise<PracticeStore> {
  const state = newState({
    now: options.now ?? (() => new Date()),
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
  });
  seedDemo(state);
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
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    state,
    loaded,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
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
    const { status, body: reply } = accessToken(state, shop, body);
    send(response, status, reply);
    return;
  }
  const version = /^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(url.pathname)?.[1];
  if (version === undefined || !VERSIONS.some((known) => known === version)) {
    send(response, 404, { errors: "Not Found" });
    return;
  }
  await graphql(state, { shop, version, body, token: request.headers["x-shopify-access-token"] }, response);
}

type GraphqlRequest = { shop: Shop; version: string; body: unknown; token: string | string[] | undefined };

async function graphql(state: State, request: GraphqlRequest, response: ServerResponse): Promise<void> {
  const token = tokenOf(state, request);
  if (token === null) {
    send(response, 401, { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
    return;
  }
  noteTokenUse(state, token.token);
  const { query = "", variables = {} } = (request.body ?? {}) as {
    query?: string;
    variables?: Record<string, unknown>;
  };
  const operation = operationOf(query);
  const fields =
    operation?.selectionSet.selections.flatMap((one) => (one.kind === "Field" ? [one.name.value] : [])) ?? [];
  const fault = takeFault(state, fields);
  const before = await faultBefore(fault, response);
  const result = before
    ? null
    : await executeAdmin({ state, shop: request.shop, token, version: request.version, query, variables });
  if (operation?.operation === "mutation") {
    const refused = result?.errors !== undefined;
    state.mutations.push({
      shop: request.shop.domain,
      operation: operation.name?.value ?? "",
      fields,
      variables,
      idempotencyKey: idempotencyKey(operation, variables),
      tokenKind: token.kind,
      at: state.now().toISOString(),
      outcome: fault !== null && fault.kind !== "slow" ? "faulted" : refused ? "refused" : "executed",
    });
  }
  if (result === null) return;
  if (fault?.kind === "lost_answer") response.destroy();
  else send(response, 200, result);
}

function tokenOf(state: State, { token, shop }: GraphqlRequest): Token | null {
  const known = typeof token === "string" ? state.tokens.get(token) : undefined;
  return known === undefined || known.shop !== shop.domain || known.expiresAt < state.now().getTime() ? null : known;
}

function takeFault(state: State, fields: string[]): Fault | null {
  const fault = state.faults.find((one) => one.times > 0 && fields.includes(one.operation));
  if (fault === undefined) return null;
  fault.times -= 1;
  return fault;
}

/** Faults that keep the operation from running. True = the request was answered (or not) already. */
async function faultBefore(fault: Fault | null, response: ServerResponse): Promise<boolean> {
  switch (fault?.kind) {
    case "error_before":
      send(response, 500, { errors: "Internal Server Error" });
      return true;
    case "throttled":
      send(response, 200, {
        errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
        extensions: {
          cost: {
            requestedQueryCost: 100,
            actualQueryCost: null,
            throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 50, restoreRate: 100 },
          },
        },
      });
      return true;
    case "slow":
      await sleep(1500);
      return false;
    default:
      return false;
  }
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

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
