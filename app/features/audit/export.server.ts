import { exportHeader } from "./export-format";
import { readHead, streamBytes } from "./record-store.server";

/** The whole record as text lines: the header with size and root, then one entry a line in the bytes that were hashed. */
export async function* exportRecord(shop: string): AsyncGenerator<string> {
  const head = await readHead(shop);
  yield `${exportHeader(head)}\n`;
  for await (const bytes of streamBytes(shop, head.size)) yield `${bytes}\n`;
}
