import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "@shopify/shopify-api";
import { config } from "../../app/platform/config.server";
import { inShop } from "../../app/platform/db.server";
import { ensureKeyFolder } from "../../app/platform/key-folder.server";
import { keyRing } from "../../app/platform/key-ring.server";
import { open, seal, type SecretScope } from "../../app/platform/secrets.server";
import { SealedSessionStorage, TOKEN_KEY } from "../../app/shopify/session-store.server";
import { saveShop } from "../../app/shopify/shop-store.server";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { practiceEnvironment } from "../support/practice-shop";
import type { Proof } from "./proof";

const SHOPS = 20;
const SERVERS = 4;
const CLI = new URL("../../app/rotate-keys-cli.server.ts", import.meta.url).pathname;

/**
 * Sessions of twenty shops, read and stored without pause by four servers while `npm run rotate-keys` seals them all
 * anew and, the second time, removes the older keys. Then rows are swapped, flipped, cut and opened with another key.
 * The control binds nothing into its secrets: there a swapped row does open.
 */
export const prove: Proof = async ({ full }) => {
  practiceEnvironment();
  const cluster = await startTestCluster();
  const database = await copyOf(cluster.url, 16);
  try {
    const ids = await storeSessions(full ? 10_000 : 600);
    const stop = new AbortController();
    const servers = Array.from({ length: SERVERS }, () => serve(ids, stop.signal));
    const started = performance.now();
    await rotate(database.url, []);
    const rotatedMs = performance.now() - started;
    await rotate(database.url, ["--retire"]);
    stop.abort();
    const served = (await Promise.all(servers)).reduce((sum, one) => ({
      reads: sum.reads + one.reads,
      stores: sum.stores + one.stores,
      errors: sum.errors + one.errors,
    }));
    const keysLeft = readdirSync(config().keysDir).filter((file) => file.startsWith(`${TOKEN_KEY}.`)).length;
    const unread = await countUnread(ids);
    const attacks = await attack(ids, full ? 20_000 : 2000);
    const ok =
      served.errors + unread + attacks.opened === 0 && served.reads > 0 && keysLeft === 1 && attacks.controlOpened > 0;
    const rotateSeconds = Math.round(rotatedMs / 100) / 10;
    return { ok, figures: { secrets: ids.length, rotateSeconds, ...served, unread, keysLeft, ...attacks } };
  } finally {
    await database.close();
    await cluster.stop();
  }
};

type Id = { readonly shop: string; readonly id: string };

const storage = (folder = config().keysDir) => new SealedSessionStorage(keyRing(folder, TOKEN_KEY));
const tokenOf = ({ id }: Id) => `shpat_${id}`;

function sessionOf({ shop, id }: Id): Session {
  const isOnline = !id.startsWith("offline_");
  return new Session({ id, shop, state: "", isOnline, accessToken: tokenOf({ shop, id }), scope: "read_orders" });
}

async function storeSessions(count: number): Promise<Id[]> {
  const store = storage();
  const ids = Array.from({ length: count }, (_, index) => {
    const shop = `shop-${String(index % SHOPS)}.myshopify.com`;
    return { shop, id: index < SHOPS ? `offline_${shop}` : `${shop}_${String(index)}` };
  });
  for (const { shop } of ids.slice(0, SHOPS))
    await saveShop(shop, { name: shop, currency: "EUR", timeZone: "Europe/Rome", ownerName: "Marta" }, "#000000");
  for (let at = 0; at < ids.length; at += 16)
    await Promise.all(ids.slice(at, at + 16).map((id) => store.storeSession(sessionOf(id))));
  return ids;
}

/** A server with a ring of its own: an error is a session that does not open, or opens as another. */
async function serve(ids: readonly Id[], stop: AbortSignal) {
  const store = storage();
  const served = { reads: 0, stores: 0, errors: 0 };
  while (!stop.aborted) {
    const id = ids[randomInt(ids.length)];
    if (id === undefined) break;
    if (Math.random() < 0.1) {
      await store.storeSession(sessionOf(id));
      served.stores += 1;
    } else {
      const session = await store.loadSession(id.id);
      served.reads += 1;
      if (session?.accessToken !== tokenOf(id)) served.errors += 1;
    }
  }
  return served;
}

async function rotate(databaseUrl: string, flags: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", CLI, ...flags], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`rotate-keys ended with ${String(code)}`);
}

async function countUnread(ids: readonly Id[]): Promise<number> {
  const store = storage();
  let unread = 0;
  for (const id of ids) if ((await store.loadSession(id.id))?.accessToken !== tokenOf(id)) unread += 1;
  return unread;
}

/** Everything here must stay shut; `controlOpened` is the same swap where nothing is bound. */
async function attack(ids: readonly Id[], tries: number) {
  const ring = keyRing(config().keysDir, TOKEN_KEY);
  const strange = join(mkdtempSync(join(tmpdir(), "delega-keys-")), "keys");
  ensureKeyFolder(strange);
  const stranger = keyRing(strange, TOKEN_KEY);
  const rows = await Promise.all(ids.slice(0, 200).map(async (id) => ({ ...id, sealed: await sealedOf(id) })));
  const scope = ({ shop, id }: Id): SecretScope => ({ shop, purpose: `session:${id}` });
  const nothing: SecretScope = { shop: "", purpose: "" };
  const counts = { swapped: 0, flipped: 0, cut: 0, wrongKey: 0, opened: 0, controlOpened: 0 };
  const refuse = (opened: string | null) => {
    if (opened !== null) counts.opened += 1;
  };
  for (let index = 0; index < tries; index += 1) {
    const [row, other] = [rows[index % rows.length], rows[(index * 7 + 1) % rows.length]];
    if (row === undefined || other === undefined || row.id === other.id) continue;
    refuse(open(ring, scope(row), other.sealed));
    refuse(open(ring, scope(row), flip(row.sealed, randomInt(row.sealed.length * 8))));
    refuse(open(ring, scope(row), row.sealed.subarray(0, randomInt(row.sealed.length))));
    refuse(open(stranger, scope(row), row.sealed));
    for (const kind of ["swapped", "flipped", "cut", "wrongKey"] as const) counts[kind] += 1;
    if (index < 100 && open(ring, nothing, seal(ring, nothing, tokenOf(other))) !== null) counts.controlOpened += 1;
  }
  return counts;
}

async function sealedOf({ shop, id }: Id): Promise<Buffer> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query<{ sealed: Buffer }>("select sealed from session where id = $1", [id]),
  );
  return rows[0]?.sealed ?? randomBytes(1);
}

function flip(sealed: Buffer, bit: number): Buffer {
  const flipped = Buffer.from(sealed);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
