import { connect } from "node:net";

export type RawAnswer = { readonly status: number; readonly head: string; readonly body: string };

export type RawRequest = {
  readonly method?: string;
  readonly path: string;
  /** Name and value, in this order and as often as they stand here. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
};

/** A caller that calls itself a browser: Shopify's library answers 410 to robots. */
export const BROWSER: [string, string] = [
  "User-Agent",
  "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0 Safari/537.36",
];

/** One request as the very bytes that are wanted: no client would send half of what is tried here. */
export function rawRequest(url: string, request: RawRequest): Promise<RawAnswer> {
  const { method = "GET", path, headers = [], body } = request;
  const { hostname, port } = new URL(url);
  const length = body === undefined ? [] : [["Content-Length", String(Buffer.byteLength(body))] as const];
  const lines = [
    ["Host", "delega.practice.test"] as const,
    BROWSER,
    ["Connection", "close"] as const,
    ...length,
    ...headers,
  ];
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const sent = lines.filter((line) => headers.includes(line) || !named.has(line[0].toLowerCase()));
  const head = `${method} ${path} HTTP/1.1\r\n${sent.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return rawBytes(Number(port), hostname, `${head}${body ?? ""}`);
}

export function rawBytes(port: number, host: string, bytes: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, host, () => socket.write(bytes));
    socket.on("data", (part) => parts.push(part));
    // A server that refuses in the middle of a request resets the connection; what it said before counts.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(parsed(Buffer.concat(parts).toString("utf8")));
    });
  });
}

function parsed(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const chunked = /^transfer-encoding: chunked/im.test(head);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: chunked ? body.replace(/(^|\r\n)[0-9a-f]+\r\n/g, "") : body,
  };
}

/** All values of one header in an answer. */
export function headerOf({ head }: RawAnswer, name: string): string[] {
  return head
    .split("\r\n")
    .slice(1)
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());
}
