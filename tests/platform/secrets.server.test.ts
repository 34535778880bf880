import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureKeyFolder, readKeys } from "../../app/platform/key-folder.server";
import { open, seal } from "../../app/platform/secrets.server";

const KEY = randomBytes(32);
const SCOPE = { purpose: "session:1", shop: "a.myshopify.com" };

describe("a sealed secret", () => {
  it("opens for the shop and purpose it was sealed for, and shows nothing of itself", () => {
    const sealed = seal(KEY, SCOPE, "shpat_secret");
    expect(open(KEY, SCOPE, sealed)).toBe("shpat_secret");
    expect(sealed.toString("latin1")).not.toContain("secret");
    expect(seal(KEY, SCOPE, "shpat_secret").equals(sealed)).toBe(false);
  });

  it("does not open when it was moved to another shop or purpose, or with another key", () => {
    const sealed = seal(KEY, SCOPE, "x");
    expect(open(KEY, { ...SCOPE, shop: "b.myshopify.com" }, sealed)).toBeNull();
    expect(open(KEY, { ...SCOPE, purpose: "session:2" }, sealed)).toBeNull();
    expect(open(randomBytes(32), SCOPE, sealed)).toBeNull();
  });

  it("does not open with any one bit flipped, nor cut short anywhere", () => {
    const sealed = seal(KEY, SCOPE, "a token of some length");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(KEY, SCOPE, flipped)).toBeNull();
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(open(KEY, SCOPE, sealed.subarray(0, length))).toBeNull();
  });
});

describe("the key folder", () => {
  const folder = () => join(mkdtempSync(join(tmpdir(), "delega-keys-")), "keys");

  it("is made once, for its owner only, and keeps its keys", () => {
    const place = folder();
    ensureKeyFolder(place);
    const first = readKeys(place);
    ensureKeyFolder(place);
    expect(readKeys(place).token.equals(first.token)).toBe(true);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(statSync(join(place, "token.key")).mode & 0o777).toBe(0o600);
    expect(first.token.equals(first.mask)).toBe(false);
  });

  it("refuses a start without it, with a missing key, with a short one, or when others may read it", () => {
    const place = folder();
    expect(() => readKeys(place)).toThrow(/does not exist.*DELEGA_KEYS/);
    ensureKeyFolder(place);
    rmSync(join(place, "mask.key"));
    expect(() => readKeys(place)).toThrow(/mask\.key is missing/);
    writeFileSync(join(place, "mask.key"), "short");
    expect(() => readKeys(place)).toThrow(/must have 32 bytes/);
    chmodSync(place, 0o755);
    expect(() => readKeys(place)).toThrow(/chmod 700/);
  });
});
