import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureKeyFolder } from "../../app/platform/key-folder.server";
import { addKey, keyRing, removeOlderKeys } from "../../app/platform/key-ring.server";
import { labelOf, openText, printOf, sealText } from "../../app/platform/sealed-text.server";

const SCOPE = { purpose: "order.email", shop: "a.myshopify.com", label: "0b8f6f7e-3a52-4c56-9c9d-0c8f5d0b7a11" };

function aFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "delega-keys-")), "keys");
  ensureKeyFolder(folder);
  return folder;
}
const aRing = () => keyRing(aFolder(), "customer-wrap");

describe("a sealed text", () => {
  it.each(["", "michela@example.com", "Via Nuova 7\n客 👩‍👧", "a".repeat(5000)])("opens as it was: %j", (text) => {
    const ring = aRing();
    const sealed = sealText(ring, SCOPE, text);
    expect(openText(ring, SCOPE, sealed)).toBe(text);
    expect(labelOf(sealed)).toBe(SCOPE.label);
    expect(text === "" || !sealed.includes(text)).toBe(true);
  });

  it("is the same for the same text under the same label, and another under another, of another shop or purpose", () => {
    const ring = aRing();
    const sealed = sealText(ring, SCOPE, "x@example.com");
    expect(sealText(ring, SCOPE, "x@example.com")).toBe(sealed);
    const others = [
      sealText(ring, SCOPE, "y@example.com"),
      sealText(ring, { ...SCOPE, label: "1b8f6f7e-3a52-4c56-9c9d-0c8f5d0b7a11" }, "x@example.com"),
      sealText(ring, { ...SCOPE, shop: "b.myshopify.com" }, "x@example.com"),
      sealText(ring, { ...SCOPE, purpose: "order.note" }, "x@example.com"),
      sealText(aRing(), SCOPE, "x@example.com"),
    ].map((one) => one.split(".").at(-1));
    expect(new Set([...others, sealed.split(".").at(-1)]).size).toBe(6);
  });

  it("does not open when it was moved to another shop, purpose or label, nor with another key", () => {
    const ring = aRing();
    const sealed = sealText(ring, SCOPE, "x");
    expect(openText(ring, { ...SCOPE, shop: "b.myshopify.com" }, sealed)).toBeNull();
    expect(openText(ring, { ...SCOPE, purpose: "order.note" }, sealed)).toBeNull();
    expect(openText(ring, SCOPE, sealed.replace(SCOPE.label, `1${SCOPE.label.slice(1)}`))).toBeNull();
    expect(openText(aRing(), SCOPE, sealed)).toBeNull();
  });

  it("does not open with any one bit flipped, nor cut short anywhere, nor with more behind it", () => {
    const ring = aRing();
    const sealed = sealText(ring, SCOPE, "of some length");
    const [form = "", id = "", label = "", packed = ""] = sealed.split(".");
    const bytes = Buffer.from(packed, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openText(ring, SCOPE, [form, id, label, flipped.toString("base64url")].join("."))).toBeNull();
    }
    for (let length = 0; length < bytes.length; length += 1)
      expect(
        openText(ring, SCOPE, [form, id, label, bytes.subarray(0, length).toString("base64url")].join(".")),
      ).toBeNull();
    for (const wrong of [`${sealed}.x`, sealed.replace("t1", "t2"), "", "....", "t1"])
      expect(openText(ring, SCOPE, wrong)).toBeNull();
  });

  it("still opens after a new key came, and not after its own was removed", () => {
    const folder = aFolder();
    const ring = keyRing(folder, "customer-wrap");
    const sealed = sealText(ring, SCOPE, "before");
    addKey(folder, "customer-wrap", randomBytes(32));
    expect(openText(ring, SCOPE, sealed)).toBe("before");
    expect(sealText(ring, SCOPE, "before")).not.toBe(sealed);
    removeOlderKeys(folder, "customer-wrap");
    expect(openText(ring, SCOPE, sealed)).toBeNull();
  });
});

describe("a print", () => {
  it("tells the same text from another, by shop and purpose, and is nobody's who has not the key", () => {
    const ring = aRing();
    const print = printOf(ring, SCOPE, "x@example.com");
    expect(print).toMatch(/^[0-9a-f]{32}$/);
    expect(printOf(ring, SCOPE, "x@example.com")).toBe(print);
    const others = [
      printOf(ring, SCOPE, "X@example.com"),
      printOf(ring, { ...SCOPE, shop: "b.myshopify.com" }, "x@example.com"),
      printOf(ring, { ...SCOPE, purpose: "order.note" }, "x@example.com"),
      printOf(aRing(), SCOPE, "x@example.com"),
    ];
    expect(new Set([...others, print]).size).toBe(5);
  });
});
