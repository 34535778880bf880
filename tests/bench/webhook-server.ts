import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import express from "express";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { openDatabase } from "../../app/platform/db.server";
import { log } from "../../app/platform/log.server";
import { startQueue } from "../../app/platform/queue.server";
import { WEBHOOK_QUEUE } from "../../app/webhooks/nudge.server";
import { receiveWebhook } from "../../app/webhooks/receive.server";

/** `bare` checks nothing, `hmac` stores nothing; `ours` is mounted as server.mjs mounts it. */
export type Way = "bare" | "hmac" | "jsonb" | "graphile" | "pgboss" | "ours" | "ours_alone";
export type Asked = { readonly port: number } | { readonly cpuUs: number };

type Keep = (webhookId: string, body: Buffer) => Promise<unknown>;
const PEER_CONNECTIONS = 8;

/** One way to take a webhook, in a process of its own, so that its CPU time is its own. */
async function listenerFor(way: Way, url: string): Promise<RequestListener> {
  if (way === "ours" || way === "ours_alone") {
    log("silent");
    openDatabase({ url, poolSize: 16 });
    const queues = [{ name: WEBHOOK_QUEUE, handler: () => Promise.resolve() }];
    await startQueue(url, { queues, work: false, onPoison: () => Promise.resolve() });
    const listener: RequestListener = (request, response) => void receiveWebhook(request, response);
    return way === "ours" ? express().disable("x-powered-by").use("/webhooks", listener) : listener;
  }
  const keep = await peer(way, url);
  return (request, response) => {
    void answer(request, way === "bare" ? null : keep).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(503).end(),
    );
  };
}

async function answer(request: IncomingMessage, keep: Keep | null): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  if (keep === null) return 200;
  const body = Buffer.concat(chunks);
  const expected = createHmac("sha256", process.env["SHOPIFY_API_SECRET"] ?? "")
    .update(body)
    .digest();
  const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
  await keep(String(request.headers["x-shopify-event-id"]), body);
  return 200;
}

async function peer(way: Exclude<Way, "ours" | "ours_alone">, url: string): Promise<Keep> {
  const pool = new pg.Pool({ connectionString: url, max: PEER_CONNECTIONS });
  if (way === "jsonb") {
    const text = "insert into peer_jsonb (id, topic, shop, body) values ($1, $2, $3, $4) on conflict do nothing";
    return (id, body) =>
      pool.query({ name: "keep", text, values: [id, "orders/updated", "s1", body.toString("utf8")] });
  }
  if (way === "graphile") {
    const text = "select graphile_worker.add_job('wh', $1::json, job_key => $2, job_key_mode => 'unsafe_dedupe')";
    return (id, body) => pool.query({ name: "keep", text, values: [body.toString("utf8"), id] });
  }
  if (way === "pgboss") {
    const boss = new PgBoss({
      connectionString: url,
      schema: "peer_pgboss",
      max: PEER_CONNECTIONS,
      schedule: false,
      supervise: false,
    });
    await boss.start();
    // Without this policy a key drops no repeats.
    await boss.createQueue("wh", { policy: "short" });
    return (id, body) => boss.send("wh", JSON.parse(body.toString("utf8")) as object, { singletonKey: id });
  }
  return () => Promise.resolve();
}

const [way = "bare", url = ""] = process.argv.slice(2);
const server = createServer(await listenerFor(way as Way, url));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address !== null ? address.port : 0 } satisfies Asked);
});
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system } satisfies Asked);
});
process.on("disconnect", () => process.exit(0));
