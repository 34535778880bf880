import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A key that wraps data keys; its id is the first 4 bytes of its SHA-256, so a secret names its key without telling it. */
export type WrappingKey = { readonly id: string; readonly bytes: Buffer };

/** The key that seals, and the older ones that still open. */
export type KeyRing = {
  readonly current: () => WrappingKey;
  readonly find: (id: string) => WrappingKey | undefined;
  readonly all: () => readonly WrappingKey[];
};

const OLDER = /^(.+)\.older-[0-9a-f]{8}\.key$/;

/**
 * The ring of one key of the folder: `token.key` and `token.older-<id>.key`. It reads the folder again when the folder
 * changed, so running servers seal with a new key at once, and once more before it says that a key is unknown.
 */
export function keyRing(folder: string, name: string): KeyRing {
  let keys: Keys = { present: undefined, all: [] };
  let readAt = -1n;
  const look = (again = false): Keys => {
    const changedAt = statSync(folder, { bigint: true }).mtimeNs;
    if (again || changedAt !== readAt) keys = readKeys(folder, name);
    readAt = changedAt;
    return keys;
  };
  return {
    current: () => {
      const { present } = look();
      if (present === undefined) throw missing(name);
      return present;
    },
    find: (id) => look().all.find((key) => key.id === id) ?? look(true).all.find((key) => key.id === id),
    all: () => look().all,
  };
}

/**
 * Puts a new key in front of the ring; what the present one sealed still opens. The present key is kept under its other
 * name before the new one takes its place, so a stop half-way loses nothing.
 */
export function addKey(folder: string, name: string, bytes: Buffer): WrappingKey {
  const path = join(folder, `${name}.key`);
  const older = readKey(path);
  if (older === undefined) throw missing(name);
  writeSafely(join(folder, `${name}.older-${older.id}.key`), older.bytes);
  writeSafely(path, bytes);
  return { id: idOf(bytes), bytes };
}

function missing(name: string): Error {
  return new Error(`The key ${name}.key is missing. Restore it from your backup of the keys.`);
}

/** Removes the older keys of a ring; whatever they sealed is lost, so look first that nothing is. */
export function removeOlderKeys(folder: string, name: string): number {
  const older = olderFiles(folder, name);
  for (const file of older) rmSync(join(folder, file));
  return older.length;
}

type Keys = { readonly present: WrappingKey | undefined; readonly all: readonly WrappingKey[] };

function readKeys(folder: string, name: string): Keys {
  const present = readKey(join(folder, `${name}.key`));
  const older = olderFiles(folder, name).map((file) => readKey(join(folder, file)));
  return { present, all: [present, ...older].filter((key) => key !== undefined) };
}

function olderFiles(folder: string, name: string): string[] {
  return readdirSync(folder).filter((file) => OLDER.exec(file)?.[1] === name);
}

/** Undefined = not there: an older key may be removed between the look at the folder and the look at the key. */
function readKey(path: string): WrappingKey | undefined {
  try {
    const bytes = readFileSync(path);
    return { id: idOf(bytes), bytes };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function idOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 8);
}

/** Nobody sees a half-written key: it gets its name when it is whole. */
function writeSafely(path: string, bytes: Buffer): void {
  writeFileSync(`${path}.new`, bytes, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
