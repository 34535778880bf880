import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Heard = { readonly topic: string; readonly body: Record<string, unknown> };

/** Takes every webhook that comes and keeps it, for tests of the store that have no app. */
export type WebhookEar = {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** The first `count` messages of a topic, waited for. */
  wait: (topic: string, count: number) => Promise<Heard["body"][]>;
  close: () => Promise<void>;
};

export async function aWebhookEar(): Promise<WebhookEar> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Heard["body"];
        heard.push({ topic: String(request.headers["x-shopify-topic"]), body });
        response.end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const of = (topic: string) => heard.filter((one) => one.topic === topic).map(({ body }) => body);
  return {
    url: `http://127.0.0.1:${String(typeof address === "object" && address !== null ? address.port : 0)}`,
    heard,
    wait: async (topic, count) => {
      for (let turn = 0; turn < 200 && of(topic).length < count; turn += 1) await sleep(10);
      const found = of(topic);
      if (found.length < count) throw new Error(`${String(found.length)} of ${String(count)} messages ${topic} came`);
      return found;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
