import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing, WrappingKey } from "./key-ring.server";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const ID_BYTES = 4;
const BOX_OVERHEAD = NONCE_BYTES + TAG_BYTES;
const WRAPPED_BYTES = BOX_OVERHEAD + KEY_BYTES;
/** First form: version byte and a box sealed by the ring's key itself. Still opened, never made. */
const DIRECT = 1;
/** Present form: version byte, key id, wrapped data key, a box sealed by the data key. */
const ENVELOPE = 2;

/** What a secret is for and whose it is: bound into it, so that a row moved to another shop or purpose cannot be opened. */
export type SecretScope = { readonly purpose: string; readonly shop: string };

/** Seals with a data key of its own, which the ring's current key wraps (AES-256-GCM both). */
export function seal(ring: KeyRing, scope: SecretScope, plaintext: string): Buffer {
  const wrapping = ring.current();
  const dataKey = randomBytes(KEY_BYTES);
  return Buffer.concat([
    headOf(wrapping),
    box(wrapping.bytes, aad("key", scope), dataKey),
    box(dataKey, aad("secret", scope), Buffer.from(plaintext, "utf8")),
  ]);
}

/** Opens what `seal` made; null when anything was changed, moved, cut or sealed with a key that the ring has not. */
export function open(ring: KeyRing, scope: SecretScope, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes[0] === DIRECT) return openDirect(ring, scope, bytes);
  if (bytes[0] !== ENVELOPE) return null;
  const wrapping = ring.find(bytes.toString("hex", 1, 1 + ID_BYTES));
  if (wrapping === undefined) return null;
  const wrapped = bytes.subarray(1 + ID_BYTES, 1 + ID_BYTES + WRAPPED_BYTES);
  const dataKey = unbox(wrapping.bytes, aad("key", scope), wrapped);
  if (dataKey?.length !== KEY_BYTES) return null;
  const secret = unbox(dataKey, aad("secret", scope), bytes.subarray(1 + ID_BYTES + WRAPPED_BYTES));
  return secret?.toString("utf8") ?? null;
}

/** The head of everything that the current key seals; what starts otherwise waits to be sealed anew. */
export function currentHead(ring: KeyRing): Buffer {
  return headOf(ring.current());
}

function headOf({ id }: WrappingKey): Buffer {
  return Buffer.concat([Buffer.from([ENVELOPE]), Buffer.from(id, "hex")]);
}

function openDirect(ring: KeyRing, { purpose, shop }: SecretScope, bytes: Buffer): string | null {
  const bound = Buffer.from(`${purpose}\0${shop}`, "utf8");
  for (const { bytes: key } of ring.all()) {
    const secret = unbox(key, bound, bytes.subarray(1));
    if (secret !== null) return secret.toString("utf8");
  }
  return null;
}

/** Nonce, tag, ciphertext. */
function box(key: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(bound);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unbox(key: Buffer, bound: Buffer, bytes: Buffer): Buffer | null {
  if (bytes.length < BOX_OVERHEAD) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, BOX_OVERHEAD));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(BOX_OVERHEAD)), decipher.final()]);
  } catch {
    return null;
  }
}

function aad(part: "key" | "secret", { purpose, shop }: SecretScope): Buffer {
  return Buffer.from([String(ENVELOPE), part, purpose, shop].join("\0"), "utf8");
}
