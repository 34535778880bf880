import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { z } from "zod";
import { prismaForShop } from "../platform/db.server";
import type { KeyRing } from "../platform/key-ring.server";
import { currentHead, open, seal, type SecretScope } from "../platform/secrets.server";
import type { Tx } from "../platform/tx";

/** The ring that seals sessions. */
export const TOKEN_KEY = "token";

const REKEY_PAGE = 200;
const REKEY_AT_ONCE = 8;
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const Properties = z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])]));

/** The shop that a session id names: `offline_{shop}` or `{shop}_{userId}`. Null = no id of ours. */
export function shopOfSessionId(id: string): string | null {
  const shop = id.startsWith("offline_") ? id.slice("offline_".length) : id.replace(/_\d+$/, "");
  return SHOP.test(shop) ? shop : null;
}

/**
 * Sessions with sealed tokens, one shop at a time (decisions.md 19): the library's own Prisma storage keeps tokens in
 * plain text, lists 25 rows at most and knows no tenant.
 */
export class SealedSessionStorage implements SessionStorage {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  async storeSession(session: Session): Promise<boolean> {
    const { id, shop } = session;
    if (shopOfSessionId(id) !== shop) return false;
    const text = JSON.stringify(session.toPropertyArray(true));
    const row = {
      isOnline: session.isOnline,
      userId: session.onlineAccessInfo === undefined ? null : String(session.onlineAccessInfo.associated_user.id),
      expiresAt: session.expires ?? null,
      sealed: new Uint8Array(seal(this.#ring, scopeOf(shop, id), text)),
    };
    await prismaForShop(shop).session.upsert({
      where: { shop_id: { shop, id } },
      create: { shop, id, ...row },
      update: row,
    });
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const shop = shopOfSessionId(id);
    if (shop === null) return undefined;
    const row = await prismaForShop(shop).session.findUnique({ where: { shop_id: { shop, id } } });
    return row === null ? undefined : this.#unseal(shop, row);
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    for (const id of ids) {
      const shop = shopOfSessionId(id);
      if (shop !== null) await prismaForShop(shop).session.deleteMany({ where: { shop, id } });
    }
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    if (!SHOP.test(shop)) return [];
    const rows = await prismaForShop(shop).session.findMany({ where: { shop } });
    return rows.flatMap((row) => this.#unseal(shop, row) ?? []);
  }

  /** A row that does not open (other key, moved, altered) is as good as none: the next request exchanges anew. */
  #unseal(shop: string, row: { id: string; sealed: Uint8Array }): Session | undefined {
    const text = open(this.#ring, scopeOf(shop, row.id), row.sealed);
    return text === null ? undefined : Session.fromPropertyArray(Properties.parse(JSON.parse(text)), true);
  }

  /**
   * Seals anew, with the current key, what another key sealed. A session that was stored meanwhile is left as it is, and
   * so is one that does not open: it is as good as none. Returns how many sessions still wait for the current key.
   */
  async rekey(shop: string): Promise<{ rekeyed: number; left: number }> {
    const counts = { rekeyed: 0, left: 0 };
    const head = currentHead(this.#ring);
    const prisma = prismaForShop(shop);
    const rekeyRow = async (row: { id: string; sealed: Uint8Array<ArrayBuffer> }) => {
      if (head.equals(row.sealed.subarray(0, head.length))) return;
      const text = open(this.#ring, scopeOf(shop, row.id), row.sealed);
      if (text === null) return;
      const sealed = new Uint8Array(seal(this.#ring, scopeOf(shop, row.id), text));
      const { count } = await prisma.session.updateMany({
        where: { shop, id: row.id, sealed: row.sealed },
        data: { sealed },
      });
      counts[count === 1 ? "rekeyed" : "left"] += 1;
    };
    for (let after = ""; ;) {
      const where = { shop, id: { gt: after } };
      const rows = await prisma.session.findMany({ where, orderBy: { id: "asc" }, take: REKEY_PAGE });
      for (let at = 0; at < rows.length; at += REKEY_AT_ONCE)
        await Promise.all(rows.slice(at, at + REKEY_AT_ONCE).map(rekeyRow));
      const last = rows.at(-1);
      if (last === undefined) return counts;
      after = last.id;
    }
  }
}

/** Signs these people out as a part of an open transaction; returns how many sessions there were. */
export async function endOnlineSessions(tx: Tx, shop: string, userIds: readonly string[]): Promise<number> {
  const { rowCount } = await tx.query("delete from session where shop = $1 and is_online and user_id = any ($2)", [
    shop,
    userIds,
  ]);
  return rowCount ?? 0;
}

function scopeOf(shop: string, id: string): SecretScope {
  return { purpose: `session:${id}`, shop };
}
