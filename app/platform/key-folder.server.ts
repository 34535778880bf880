import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "./start-problem.server";

/** One file each (decisions.md 23): tokens, the wrapper of customer keys, masks, the signer. */
const FILES = {
  token: "token.key",
  customerWrap: "customer-wrap.key",
  mask: "mask.key",
  signer: "signer.key",
} as const;
const KEY_BYTES = 32;

export type Keys = Readonly<Record<keyof typeof FILES, Buffer>>;

/** Makes what is missing in a key folder. For the first practice start only: production never generates keys. */
export function ensureKeyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const file of Object.values(FILES)) {
    const path = join(folder, file);
    if (!existsSync(path)) writeFileSync(path, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
  }
}

/** Reads the keys; a missing key, a wrong length or a folder that others may read refuses the start. */
export function readKeys(folder: string): Keys {
  if (!existsSync(folder)) throw new StartProblem(`The key folder ${folder} does not exist. Set DELEGA_KEYS to it.`);
  if ((statSync(folder).mode & 0o077) !== 0) {
    throw new StartProblem(`The key folder ${folder} can be read by others. Run: chmod 700 ${folder}`);
  }
  const read = (file: string) => {
    const path = join(folder, file);
    if (!existsSync(path))
      throw new StartProblem(`The key ${path} is missing. Restore it from your backup of the keys.`);
    const key = readFileSync(path);
    if (key.length !== KEY_BYTES) throw new StartProblem(`The key ${path} must have ${String(KEY_BYTES)} bytes.`);
    return key;
  };
  return {
    token: read(FILES.token),
    customerWrap: read(FILES.customerWrap),
    mask: read(FILES.mask),
    signer: read(FILES.signer),
  };
}
