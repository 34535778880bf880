import { randomBytes, createCipheriv } from "node:crypto";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkKeyFolder, ensureKeyFolder } from "../../app/platform/key-folder.server";
import { addKey, keyRing, removeOlderKeys } from "../../app/platform/key-ring.server";
import { currentHead, open, seal } from "../../app/platform/secrets.server";

const SCOPE = { purpose: "session:1", shop: "a.myshopify.com" };

function aFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "delega-keys-")), "keys");
  ensureKeyFolder(folder);
  return folder;
}
const aRing = () => keyRing(aFolder(), "token");

describe("a sealed secret", () => {
  it("opens for the shop and purpose it was sealed for, and shows nothing of itself", () => {
    const ring = aRing();
    const sealed = seal(ring, SCOPE, "shpat_secret");
    expect(open(ring, SCOPE, sealed)).toBe("shpat_secret");
    expect(sealed.toString("latin1")).not.toContain("secret");
    expect(seal(ring, SCOPE, "shpat_secret").equals(sealed)).toBe(false);
  });

  it("does not open when it was moved to another shop or purpose, or with another key", () => {
    const ring = aRing();
    const sealed = seal(ring, SCOPE, "x");
    expect(open(ring, { ...SCOPE, shop: "b.myshopify.com" }, sealed)).toBeNull();
    expect(open(ring, { ...SCOPE, purpose: "session:2" }, sealed)).toBeNull();
    expect(open(aRing(), SCOPE, sealed)).toBeNull();
  });

  it("does not open with the data key of another secret put in its place", () => {
    const ring = aRing();
    const [one, other] = [seal(ring, SCOPE, "one"), seal(ring, SCOPE, "other")];
    const mixed = Buffer.concat([one.subarray(0, 65), other.subarray(65)]);
    expect(open(ring, SCOPE, mixed)).toBeNull();
  });

  it("does not open with any one bit flipped, nor cut short anywhere", () => {
    const ring = aRing();
    const sealed = seal(ring, SCOPE, "a token of some length");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(ring, SCOPE, flipped)).toBeNull();
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(open(ring, SCOPE, sealed.subarray(0, length))).toBeNull();
  });

  it("of the first form, sealed before there were data keys, still opens", () => {
    const folder = aFolder();
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", readFileSync(join(folder, "token.key")), nonce);
    cipher.setAAD(Buffer.from(`${SCOPE.purpose}\0${SCOPE.shop}`));
    const body = Buffer.concat([cipher.update("old"), cipher.final()]);
    const sealed = Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
    expect(open(keyRing(folder, "token"), SCOPE, sealed)).toBe("old");
    addKey(folder, "token", randomBytes(32));
    expect(open(keyRing(folder, "token"), SCOPE, sealed)).toBe("old");
    expect(open(aRing(), SCOPE, sealed)).toBeNull();
  });
});

describe("a key ring", () => {
  it("takes up a new key while it is in use: older secrets open, new ones are sealed with it", () => {
    const folder = aFolder();
    const ring = keyRing(folder, "token");
    const before = seal(ring, SCOPE, "before");
    const key = addKey(folder, "token", randomBytes(32));
    expect(ring.current().id).toBe(key.id);
    expect(open(ring, SCOPE, before)).toBe("before");
    expect(before.subarray(0, 5).equals(currentHead(ring))).toBe(false);
    expect(seal(ring, SCOPE, "after").subarray(0, 5).equals(currentHead(ring))).toBe(true);
  });

  it("opens nothing of a key that was removed, and says so as for any stranger's secret", () => {
    const folder = aFolder();
    const ring = keyRing(folder, "token");
    const before = seal(ring, SCOPE, "before");
    addKey(folder, "token", randomBytes(32));
    addKey(folder, "token", randomBytes(32));
    expect(removeOlderKeys(folder, "token")).toBe(2);
    expect(open(ring, SCOPE, before)).toBeNull();
    expect(readdirSync(folder).filter((file) => file.startsWith("token"))).toEqual(["token.key"]);
  });

  it("goes on when an older key is removed between its look at the folder and its look at the key", () => {
    const folder = aFolder();
    const ring = keyRing(folder, "token");
    const sealed = seal(ring, SCOPE, "here");
    symlinkSync(join(folder, "gone"), join(folder, "token.older-0badc0de.key"));
    expect(open(ring, SCOPE, sealed)).toBe("here");
    expect(ring.all()).toEqual([ring.current()]);
  });

  it("never seals with an older key because the present one is missing", () => {
    const folder = aFolder();
    addKey(folder, "token", randomBytes(32));
    rmSync(join(folder, "token.key"));
    expect(() => keyRing(folder, "token").current()).toThrow(/token\.key is missing/);
  });

  it("keeps its keys from others", () => {
    const folder = aFolder();
    addKey(folder, "token", randomBytes(32));
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
});

describe("the key folder", () => {
  it("is made once, for its owner only, and keeps its keys", () => {
    const place = aFolder();
    const first = readFileSync(join(place, "token.key"));
    ensureKeyFolder(place);
    expect(readFileSync(join(place, "token.key")).equals(first)).toBe(true);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(statSync(join(place, "token.key")).mode & 0o777).toBe(0o600);
    expect(first.equals(readFileSync(join(place, "mask.key")))).toBe(false);
  });

  it("refuses a start without it, with a missing key, with a short one, or when others may read it", () => {
    const nowhere = join(tmpdir(), "delega-keys-that-are-not-there");
    expect(() => {
      checkKeyFolder(nowhere);
    }).toThrow(/does not exist.*DELEGA_KEYS/);
    const place = aFolder();
    const check = () => {
      checkKeyFolder(place);
    };
    check();
    rmSync(join(place, "mask.key"));
    expect(check).toThrow(/mask\.key is missing/);
    writeFileSync(join(place, "mask.key"), "short");
    expect(check).toThrow(/must have 32 bytes/);
    chmodSync(place, 0o755);
    expect(check).toThrow(/chmod 700/);
  });
});
