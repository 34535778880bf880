import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { KeyRing } from "./key-ring.server";
import type { SecretScope } from "./secrets.server";

const FORM = "t1";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whose text it is, for what, and a name that no other text of that purpose has (a request's key). */
export type TextScope = SecretScope & { readonly label: string };

/**
 * Seals a text for a column of its own. The same text under the same scope gives the same letters, so that a request that
 * comes twice is recognised without being read; another label gives others. Its key is derived for this label alone
 * (HKDF-SHA256), its nonce from the text (AES-256-GCM): a nonce never meets two texts.
 */
export function sealText(ring: KeyRing, scope: TextScope, text: string): string {
  const { id, bytes } = ring.current();
  const { dataKey, nonceKey } = keysOf(bytes, scope);
  const nonce = createHmac("sha256", nonceKey).update(text, "utf8").digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", dataKey, nonce);
  cipher.setAAD(boundTo(scope));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [FORM, id, scope.label, Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")].join(".");
}

/** Opens what `sealText` made; null when it was changed, moved, cut, or sealed with a key that the ring has not. */
export function openText(ring: KeyRing, { purpose, shop }: SecretScope, sealed: string): string | null {
  const [form, id = "", label = "", packed = "", ...more] = sealed.split(".");
  const key = form === FORM && more.length === 0 ? ring.find(id) : undefined;
  const box = Buffer.from(packed, "base64url");
  if (key === undefined || box.length < NONCE_BYTES + TAG_BYTES) return null;
  const scope = { purpose, shop, label };
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv(
    "aes-256-gcm",
    keysOf(key.bytes, scope).dataKey,
    box.subarray(0, NONCE_BYTES),
    options,
  );
  decipher.setAAD(boundTo(scope));
  decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** The label of a sealed text, which is no secret. */
export function labelOf(sealed: string): string {
  return sealed.split(".")[2] ?? "";
}

/** A print of a text that only the ring's holder can make: equal texts are told apart from others, and none is guessed. */
export function printOf(ring: KeyRing, { purpose, shop }: SecretScope, text: string): string {
  const key = Buffer.from(hkdfSync("sha256", ring.current().bytes, shop, `delega print\0${purpose}`, KEY_BYTES));
  return createHmac("sha256", key).update(text, "utf8").digest("hex").slice(0, 32);
}

function keysOf(secret: Buffer, { purpose, shop, label }: TextScope) {
  const derived = Buffer.from(
    hkdfSync("sha256", secret, label, `delega sealed text\0${purpose}\0${shop}`, 2 * KEY_BYTES),
  );
  return { dataKey: derived.subarray(0, KEY_BYTES), nonceKey: derived.subarray(KEY_BYTES) };
}

function boundTo({ purpose, shop, label }: TextScope): Buffer {
  return Buffer.from([FORM, purpose, shop, label].join("\0"), "utf8");
}
