import { createServer } from "node:http";
import { TOPICS } from "../../app/webhooks/topics";
import { receiveWebhook } from "../../app/webhooks/receive.server";
import type { PracticeStore } from "../practice/shop/server";

export type WebhookDoor = { readonly url: string; close: () => Promise<void> };

/** The app's raw webhook path alone, as server.mjs mounts it. */
export async function openWebhookDoor(): Promise<WebhookDoor> {
  const server = createServer((request, response) => void receiveWebhook(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/webhooks`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Shopify sends every topic of the app's to this door from now on. */
export function subscribeAll({ state }: PracticeStore, url: string): void {
  state.webhooks.subscriptions = TOPICS.map((topic) => ({ topic, url }));
}
