import { canonicalize } from "./canonical";

export type Hmac = (key: Uint8Array, bytes: Uint8Array) => Uint8Array;

/**
 * A salted commitment to a personal value: hex HMAC-SHA256(salt, canonical value). Whoever holds the salt can prove the
 * value; once the salt is destroyed, nobody can guess it back.
 */
export function commitment(hmac: Hmac, salt32: Uint8Array, value: unknown): string {
  return toHex(hmac(salt32, new TextEncoder().encode(canonicalize(value))));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
