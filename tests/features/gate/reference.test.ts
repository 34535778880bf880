import { describe, expect, it } from "vitest";
import { reference, shopifyNote, shortName } from "../../../app/features/gate/reference";

describe("what people quote", () => {
  it("is D and the shop's number", () => {
    expect(reference(10_482)).toBe("D-10482");
  });

  it.each([
    ["Chiara Bianchi", "Chiara B."],
    ["Chiara", "Chiara"],
    ["Anna Maria De Luca", "Anna L."],
    ["  Tom   Reed ", "Tom R."],
    ["émile zola", "émile Z."],
    ["", ""],
  ])("a name in Shopify's note: %j -> %j", (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it("is the whole note: name, reference, the first 16 digits of the leaf", () => {
    expect(shopifyNote("Chiara Bianchi", 10_482, "0123456789abcdef".repeat(4))).toBe(
      "Chiara B. via Delega · D-10482 · 0123456789abcdef",
    );
  });
});
