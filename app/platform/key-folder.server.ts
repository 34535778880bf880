import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "./start-problem.server";

/** One file each (decisions.md 23): tokens, the wrapper of customer keys, masks, the signer. */
const NAMES = ["token", "customer-wrap", "mask", "signer"] as const;
const KEY_BYTES = 32;

/** Makes what is missing in a key folder. For the first practice start only: production never generates keys. */
export function ensureKeyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const name of NAMES) {
    const path = join(folder, `${name}.key`);
    if (!existsSync(path)) writeFileSync(path, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
  }
}

/** A missing folder or key, a wrong length or a folder that others may read refuses the start. */
export function checkKeyFolder(folder: string): void {
  if (!existsSync(folder)) throw new StartProblem(`The key folder ${folder} does not exist. Set DELEGA_KEYS to it.`);
  if ((statSync(folder).mode & 0o077) !== 0) {
    throw new StartProblem(`The key folder ${folder} can be read by others. Run: chmod 700 ${folder}`);
  }
  for (const name of NAMES) {
    const path = join(folder, `${name}.key`);
    if (!existsSync(path))
      throw new StartProblem(`The key ${path} is missing. Restore it from your backup of the keys.`);
    if (statSync(path).size !== KEY_BYTES)
      throw new StartProblem(`The key ${path} must have ${String(KEY_BYTES)} bytes.`);
  }
}
