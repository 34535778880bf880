import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyUpTo, fileUpTo, pathOf } from "../files";
import type { State } from "../state";
import type { Upload } from "./upload";

/** What a form adds around a file. */
const FORM_BYTES = 64_000;
const PATH = "/staged-uploads/";

/** PUT: the file is the body, the address is signed. POST: a form with the parameters and the file, in that order. */
export async function receiveUpload(
  state: State,
  { request, url }: { request: IncomingMessage; url: URL },
  response: ServerResponse,
): Promise<void> {
  const answer: Answer = (status, code, key = "") => {
    response
      .writeHead(status, { "content-type": "application/xml", ...(status >= 400 ? { connection: "close" } : {}) })
      .end(status < 300 ? `<PostResponse><Key>${key}</Key></PostResponse>` : `<Error><Code>${code}</Code></Error>`);
  };
  if (request.method === "PUT") {
    await receiveFile(state, { request, url }, answer);
    return;
  }
  const body = await bodyUpTo(request, mostOf(state) + FORM_BYTES);
  if (body === null) answer(400, "EntityTooLarge");
  else await receiveForm(state, { body, type: request.headers["content-type"] ?? "" }, answer);
}

type Answer = (status: number, code: string, key?: string) => void;

async function receiveFile(
  state: State,
  { request, url }: { request: IncomingMessage; url: URL },
  answer: Answer,
): Promise<void> {
  const upload = state.uploads.get(decodeURIComponent(url.pathname.slice(PATH.length)));
  const given = { method: "PUT", signature: url.searchParams.get("signature"), state };
  if (upload === undefined || !mayReceive(upload, given)) {
    answer(403, "AccessDenied");
    return;
  }
  if (request.headers["content-type"] !== upload.mimeType) {
    answer(403, "SignatureDoesNotMatch");
    return;
  }
  const path = pathOf(state.files, randomUUID());
  const bytes = await fileUpTo(request, path, upload.mostBytes);
  if (bytes === null) {
    rmSync(path, { force: true });
    answer(400, "EntityTooLarge");
    return;
  }
  // A second file to the same place replaces the first.
  upload.received = { path, bytes };
  answer(200, "", upload.key);
}

async function receiveForm(state: State, sent: { body: Buffer; type: string }, answer: Answer): Promise<void> {
  const form = await formOf(sent);
  if (form === null) {
    answer(400, "MalformedPOSTRequest");
    return;
  }
  const key = form.get("key");
  const signature = form.get("signature");
  const upload = typeof key === "string" ? state.uploads.get(key) : undefined;
  const file = form.get("file");
  const given = { method: "POST", signature: typeof signature === "string" ? signature : null, state };
  if (upload === undefined || !mayReceive(upload, given) || form.get("Content-Type") !== upload.mimeType)
    answer(403, "AccessDenied");
  else if (!(file instanceof File) || [...form.keys()].at(-1) !== "file") answer(400, "MalformedPOSTRequest");
  else if (file.size > upload.mostBytes) answer(400, "EntityTooLarge");
  else {
    const path = pathOf(state.files, randomUUID());
    writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    upload.received = { path, bytes: file.size };
    answer(201, "", upload.key);
  }
}

async function formOf({ body, type }: { body: Buffer; type: string }): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    return null;
  }
}

function mostOf(state: State): number {
  return Math.max(0, ...[...state.uploads.values()].map((one) => one.mostBytes));
}

function mayReceive(
  upload: Upload,
  { method, signature, state }: { method: string; signature: string | null; state: State },
): boolean {
  return upload.method === method && upload.signature === signature && state.now().getTime() <= upload.expiresAt;
}
