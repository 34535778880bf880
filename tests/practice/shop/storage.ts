import type { IncomingMessage, ServerResponse } from "node:http";
import { isExpired } from "./bulk/bulk-state";
import { sendFile } from "./files";
import type { State } from "./state";
import { receiveUpload } from "./uploads/receive";

/** The addresses that stand for Shopify's file storage: results of bulk operations, places for uploads. False = none. */
export async function answerStorage(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? "/", "http://practice");
  const secret = /^\/bulk-operation-outputs\/([0-9a-f]+)\.jsonl$/.exec(url.pathname)?.[1];
  if (secret !== undefined && request.method === "GET") {
    await sendResult(state, secret, response);
    return true;
  }
  const upload = url.pathname.startsWith("/staged-uploads/") && ["PUT", "POST"].includes(request.method ?? "");
  if (upload) await receiveUpload(state, { request, url }, response);
  return upload;
}

async function sendResult(state: State, secret: string, response: ServerResponse): Promise<void> {
  const operation = state.bulk.operations.find((one) => one.secret === secret);
  const file = operation?.file ?? null;
  if (operation === undefined || file === null) response.writeHead(404).end();
  else if (isExpired(operation, state.now()))
    response.writeHead(400, { "content-type": "application/xml" }).end("<Error><Code>ExpiredToken</Code></Error>");
  else await sendFile(response, file, "application/jsonl");
}
