import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One call to the Admin API, as it passed by: times in milliseconds, points as Shopify counts them before it runs. */
export type Call = { readonly name: string; readonly from: number; until: number; points: number };

export type Tap = {
  readonly url: string;
  /** Every call answers this much later: those that leave together are then told from those that wait for an answer. */
  delayMs: number;
  calls: Call[];
  close: () => Promise<void>;
};

/** Stands before the practice store and writes down what is asked of its Admin API. */
export async function tapOn(storeUrl: string): Promise<Tap> {
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts).toString("utf8");
      const asksAdmin = request.url?.endsWith("/graphql.json") === true;
      const call = { name: nameOf(body), from: performance.now(), until: Infinity, points: 0 };
      if (asksAdmin) tap.calls.push(call);
      const { answer, text } = await forward(`${storeUrl}${request.url ?? ""}`, { request, body });
      call.points = pointsOf(text);
      if (asksAdmin && tap.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, tap.delayMs));
      call.until = performance.now();
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
      response.end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const tap: Tap = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    delayMs: 0,
    calls: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return tap;
}

type Passing = {
  readonly request: { method?: string | undefined; headers: Readonly<Record<string, unknown>> };
  readonly body: string;
};

async function forward(url: string, { request, body }: Passing): Promise<{ answer: Response; text: string }> {
  const kept = Object.entries(request.headers).filter(([name]) => !HOP.has(name));
  const answer = await fetch(url, {
    method: request.method ?? "POST",
    headers: kept.map(([name, value]): [string, string] => [name, String(value)]),
    ...(body === "" ? {} : { body }),
  });
  return { answer, text: await answer.text() };
}

const HOP: ReadonlySet<string> = new Set(["host", "connection", "content-length", "transfer-encoding", "keep-alive"]);

function nameOf(body: string): string {
  return /(?:query|mutation)\s+(\w+)/.exec(body)?.[1] ?? "unnamed";
}

function pointsOf(text: string): number {
  return Number(/"requestedQueryCost":(\d+)/.exec(text)?.[1] ?? 0);
}

/** How many times somebody had to wait: calls that leave before the first of their group is answered are one. */
export function groupsOf(calls: readonly Call[]): Call[][] {
  const groups: Call[][] = [];
  for (const call of calls.toSorted((a, b) => a.from - b.from)) {
    const open = groups.at(-1);
    if (open !== undefined && call.from < Math.min(...open.map(({ until }) => until))) open.push(call);
    else groups.push([call]);
  }
  return groups;
}
