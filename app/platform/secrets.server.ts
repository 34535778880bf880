import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** What a secret is for and whose it is: bound into it, so that a row moved to another shop or purpose cannot be opened. */
export type SecretScope = { readonly purpose: string; readonly shop: string };

/** AES-256-GCM: version byte, nonce, tag, ciphertext. */
export function seal(key: Buffer, scope: SecretScope, plaintext: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(aad(scope));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made; null when anything was changed, moved, cut or sealed with another key. */
export function open(key: Buffer, scope: SecretScope, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) return null;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad(scope));
  decipher.setAuthTag(tag);
  try {
    const body = bytes.subarray(1 + NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function aad({ purpose, shop }: SecretScope): Buffer {
  return Buffer.from(`${purpose}\0${shop}`, "utf8");
}
