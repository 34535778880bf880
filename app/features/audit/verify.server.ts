import { sha256 } from "../../platform/hash.server";
import type { Head } from "./head";
import { readHead, streamBytes } from "./record-store.server";
import { verifyLog, type Tools, type Verdict } from "./verify-log";

export const NODE_TOOLS: Tools = { hash: sha256, base64: (bytes) => Buffer.from(bytes).toString("base64") };

/** Checks a shop's stored record against its own head and, where one is held outside, against that. */
export async function verifyRecord(shop: string, held: Head | null): Promise<Verdict> {
  const head = await readHead(shop);
  return verifyLog(head, streamBytes(shop, head.size), { held, tools: NODE_TOOLS });
}

const underWay = new Map<string, Promise<Verdict>>();

/** The same for whoever presses the button: it reads the whole record, so those who press at once share one reading. */
export function verifyStored(shop: string): Promise<Verdict> {
  const known = underWay.get(shop);
  if (known !== undefined) return known;
  const verdict = verifyRecord(shop, null).finally(() => underWay.delete(shop));
  underWay.set(shop, verdict);
  return verdict;
}
