import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished, pipeline } from "node:stream/promises";

/** Files the store keeps while it runs: results of bulk operations, uploads. The folder is made when it is needed. */
export type Files = { folder: string | null };

export function pathOf(files: Files, name: string): string {
  files.folder ??= mkdtempSync(join(tmpdir(), "practice-files-"));
  return join(files.folder, name);
}

export function removeFiles(files: Files): void {
  if (files.folder !== null) rmSync(files.folder, { recursive: true, force: true });
  files.folder = null;
}

/** Streams a file; whoever hangs up ends it. */
export async function sendFile(response: ServerResponse, path: string, type: string): Promise<void> {
  response.writeHead(200, { "content-type": type });
  await pipeline(createReadStream(path), response).catch(() => {
    response.destroy();
  });
}

/** A body, unless it grows beyond `most` bytes: then null, and the rest is not read. */
export async function bodyUpTo(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not close the connection: the refusal still has to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > most) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Writes a body to a file as it comes. The number of bytes, or null when it grew beyond `most`. */
export async function fileUpTo(request: IncomingMessage, path: string, most: number): Promise<number | null> {
  const file = createWriteStream(path);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (file.bytesWritten + file.writableLength + (chunk as Buffer).length > most) return null;
      if (!file.write(chunk)) await once(file, "drain");
    }
  } finally {
    file.end();
    await finished(file);
  }
  return file.bytesWritten;
}
