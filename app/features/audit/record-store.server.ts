import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { sha256 } from "../../platform/hash.server";
import { Entry } from "./entry";
import type { Head } from "./head";
import { rootOf } from "./merkle";

const PAGE = 1000;

const Row = z.object({
  leaf_index: z.coerce.number().int(),
  bytes: z.instanceof(Buffer),
  leaf: z.instanceof(Buffer),
});

/** An entry with its place: `leafIndex` counts from 0, `leaf` is its hash in hex. */
export type RecordRow = { readonly leafIndex: number; readonly leaf: string; readonly entry: Entry };

export type RecordQuery = {
  /** Only entries older than this index: the cursor of the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly orderGid?: string | undefined;
  readonly actorUser?: string | undefined;
};

/** Newest first, by position and never by offset, so that page 1 costs the same after a million entries. */
export async function listEntries(shop: string, query: RecordQuery): Promise<RecordRow[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select leaf_index, bytes, leaf from record_entry where shop = $1 and leaf_index < coalesce($2::bigint, 9e18::bigint)
         and ($3::text is null or order_gid = $3) and ($4::text is null or actor_user = $4)
       order by leaf_index desc limit $5`,
      [shop, query.before ?? null, query.orderGid ?? null, query.actorUser ?? null, query.limit],
    );
    return rows.map(fromRow);
  });
}

/** One entry by its position; undefined when this shop's record has none there. */
export async function readEntry(shop: string, leafIndex: number): Promise<RecordRow | undefined> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      "select leaf_index, bytes, leaf from record_entry where shop = $1 and leaf_index = $2",
      [shop, leafIndex],
    );
    return rows[0] === undefined ? undefined : fromRow(rows[0]);
  });
}

/** The record's head now: size and root from the frontier that each append keeps. */
export async function readHead(shop: string): Promise<Head> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ size: string; frontier: Buffer[] }>(
      "select size, frontier from record_head where shop = $1",
      [shop],
    );
    const frontier = { size: Number(rows[0]?.size ?? 0), nodes: rows[0]?.frontier ?? [] };
    const root = Buffer.from(rootOf(sha256, frontier)).toString("base64");
    return { log: `delega/${shop}`, size: frontier.size, root };
  });
}

/** The stored bytes of the first `size` entries, oldest first, read in pages: memory does not grow with the record. */
export async function* streamBytes(shop: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < size; from += PAGE) {
    const to = Math.min(size, from + PAGE);
    const rows = await inShop(shop, async (tx) => {
      const result = await tx.query<{ bytes: Buffer }>(
        "select bytes from record_entry where shop = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index",
        [shop, from, to],
      );
      return result.rows;
    });
    for (const row of rows) yield row.bytes.toString("utf8");
  }
}

function fromRow(row: unknown): RecordRow {
  const { leaf_index, bytes, leaf } = Row.parse(row);
  return { leafIndex: leaf_index, leaf: leaf.toString("hex"), entry: Entry.parse(JSON.parse(bytes.toString("utf8"))) };
}
