import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barsOf, scaleOf } from "../../../app/features/past/histogram";

describe("the slider's scale", () => {
  it.each([
    ["the demo's 0 to 100 € in steps of one", [490, 900, 1450, 1990, 2790, 8800], "EUR", 10_000, 100],
    ["small amounts", [300, 450, 600], "EUR", 1000, 50],
    [
      "one giant among small ones, which stands in the last bar",
      [...Array<number>(30).fill(1000), 900_000],
      "EUR",
      10_000,
      100,
    ],
    ["yen, which have no decimals", [900, 1500, 3000, 4200], "JPY", 5000, 5],
  ])("is round for %s", (_, amounts, currency, maxMinor, stepMinor) => {
    expect(scaleOf(amounts, currency)).toMatchObject({ maxMinor, stepMinor });
  });

  it("always ends on a whole step, and so does every bar", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 40 }), (amounts) => {
        const { maxMinor, stepMinor, barMinor } = scaleOf(amounts, "EUR");
        expect([maxMinor % barMinor, maxMinor % stepMinor, barMinor % stepMinor]).toEqual([0, 0, 0]);
      }),
    );
  });
});

describe("the bars", () => {
  const scale = { maxMinor: 10_000, stepMinor: 100, barMinor: 500 };

  it("hold amounts of exactly their end, say how each was answered, and the last all above", () => {
    const bars = barsOf([500, 501, 501, 99_999], ["can", "can", "ask", "deny"], scale);
    expect(bars[0]).toEqual({ can: 1, ask: 0, deny: 0, count: 1, open: false });
    expect(bars[1]).toEqual({ can: 1, ask: 1, deny: 0, count: 2, open: false });
    expect(bars[19]).toEqual({ can: 0, ask: 0, deny: 1, count: 1, open: true });
  });

  it("lose no refund", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50_000 })), (amounts) => {
        const bars = barsOf(
          amounts,
          amounts.map(() => "can" as const),
          scale,
        );
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(amounts.length);
      }),
    );
  });
});
