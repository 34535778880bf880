import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { config } from "./platform/config.server";
import { closeDatabase, openDatabase } from "./platform/db.server";
import { startEmbeddedPostgres } from "./platform/embedded-postgres.server";
import { checkKeyFolder } from "./platform/key-folder.server";
import { addKey, keyRing, removeOlderKeys } from "./platform/key-ring.server";
import { SealedSessionStorage, TOKEN_KEY } from "./shopify/session-store.server";
import { listShops } from "./shopify/shop-store.server";

const KEY_BYTES = 32;
const ROUNDS = 20;

/**
 * `npm run rotate-keys`: a new key for the tokens, and every stored session sealed anew, while the app serves. The older
 * keys stay in the folder, for backups of the database; `-- --retire` removes them once nothing needs them any more.
 */
async function rotate(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { retire: { type: "boolean", default: false } } });
  const { keysDir, DATABASE_URL, DATABASE_APP_URL, DATABASE_POOL, dataDir } = config();
  checkKeyFolder(keysDir);
  const embedded = DATABASE_URL === undefined ? await startEmbeddedPostgres(dataDir) : undefined;
  openDatabase({ url: DATABASE_URL ?? embedded?.url ?? "", appUrl: DATABASE_APP_URL, poolSize: DATABASE_POOL });
  try {
    const { id } = addKey(keysDir, TOKEN_KEY, randomBytes(KEY_BYTES));
    const rekeyed = await rekeyAll(new SealedSessionStorage(keyRing(keysDir, TOKEN_KEY)));
    say(`New key ${id}: ${String(rekeyed)} sessions sealed anew. Back up the key folder now.`);
    if (values.retire) say(`${String(removeOlderKeys(keysDir, TOKEN_KEY))} older keys removed.`);
  } finally {
    await closeDatabase();
    await embedded?.stop();
  }
}

/** Until a whole round finds nothing: a server may have sealed with the key before it saw the new one. */
async function rekeyAll(storage: SealedSessionStorage): Promise<number> {
  let total = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    let touched = 0;
    for (const shop of await listShops()) {
      const { rekeyed, left } = await storage.rekey(shop);
      total += rekeyed;
      touched += rekeyed + left;
    }
    if (touched === 0) return total;
  }
  throw new Error("Sessions are still being sealed with an older key: do all servers use this key folder?");
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await rotate(process.argv.slice(2));
