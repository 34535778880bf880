import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";
import { API_SECRET } from "../support/practice-shop";
import { timed, type Round } from "./rounds";

const CONNECTIONS = 16;
const BODY_BYTES = 10_000;
const REPEATED_EVERY = 10;

/** An order as Shopify sends it, about 10 kB. */
function orderBody(): Buffer {
  const line = (index: number) => ({
    id: 1e12 + index,
    title: "Ceramic mug",
    quantity: 1,
    price: "12.95",
    sku: `MUG-${String(index)}`,
    tax_lines: [{ title: "IVA", rate: 0.22, price: "2.34" }],
    fulfillment_status: null,
    variant_title: "Blue / M",
    grams: 350,
  });
  const order = {
    id: 5_123_456_789,
    admin_graphql_api_id: "gid://shopify/Order/5123456789",
    name: "#1042",
    email: "ada@example.com",
    created_at: "2026-11-23T17:00:00Z",
    total_price: "129.50",
    currency: "EUR",
    line_items: [] as ReturnType<typeof line>[],
  };
  while (JSON.stringify(order).length < BODY_BYTES) order.line_items.push(line(order.line_items.length));
  return Buffer.from(JSON.stringify(order));
}

const BODY = orderBody();
const SIGNATURE = createHmac("sha256", API_SECRET).update(BODY).digest("base64");

/** What was sent to one server so far: the turns, and how many different events they named. */
export type Sent = { turns: number; readonly events: Set<string>; refused: number };

/** 16 connections that stay open, each with one request at a time, for `forMs`; one event in ten was sent before. */
export async function load(port: number, sent: Sent, options: { forMs: number; shops: number }): Promise<Round> {
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => opened(port)));
  const round = await timed({ clients: CONNECTIONS, forMs: options.forMs }, async (worker) => {
    const turn = sent.turns++;
    const event = `event-${String(turn % REPEATED_EVERY === REPEATED_EVERY - 1 ? turn - REPEATED_EVERY + 1 : turn)}`;
    sent.events.add(event);
    const socket = sockets[worker];
    if (socket === undefined) throw new Error("no connection");
    // A repeat names its shop again.
    const shop = `bench-${String(Number(event.slice(6)) % options.shops)}.myshopify.com`;
    if ((await exchange(socket, headOf(event, shop))) !== 200) sent.refused += 1;
  });
  for (const socket of sockets) socket.destroy();
  return round;
}

function headOf(event: string, shop: string): string {
  return [
    "POST /webhooks HTTP/1.1",
    "host: 127.0.0.1",
    "content-type: application/json",
    `content-length: ${String(BODY.length)}`,
    "x-shopify-topic: orders/updated",
    `x-shopify-shop-domain: ${shop}`,
    `x-shopify-hmac-sha256: ${SIGNATURE}`,
    `x-shopify-webhook-id: ${event}`,
    `x-shopify-event-id: ${event}`,
    "x-shopify-triggered-at: 2026-11-24T10:00:00.123456789Z",
    "",
    "",
  ].join("\r\n");
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      resolve(socket.setNoDelay(true));
    }).once("error", reject);
  });
}

/** One request; answers have no body, so that they end with an empty chunk or a length of 0. */
function exchange(socket: Socket, head: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (!text.endsWith("0\r\n\r\n")) return;
      socket.off("data", read).off("close", lost);
      resolve(Number(text.slice(9, 12)));
    };
    const lost = () => {
      reject(new Error("the server hung up"));
    };
    socket.on("data", read).once("close", lost);
    socket.cork();
    socket.write(head);
    socket.write(BODY);
    socket.uncork();
  });
}
