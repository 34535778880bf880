import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDay } from "../../../app/features/policy/local-day";
import { localTime } from "../../../app/features/policy/local-time";

const ZONES = ["Europe/Rome", "Pacific/Midway", "Pacific/Kiritimati", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"];
const CHANGES = ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"];

describe("the day and the clock of a time zone", () => {
  it("are those that Intl shows, also around the changes of clocks", () => {
    const instant = fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2880, max: 2880 }))
      .map(([change, minutes]) => Date.parse(change) + minutes * 60_000);
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (atMs, timeZone) => {
        const { day, month, local } = localDay(atMs, timeZone);
        const shown = new Intl.DateTimeFormat("en-CA", { timeZone }).format(atMs);
        expect(local).toEqual(localTime(atMs, timeZone));
        expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(shown);
        expect(month).toBe(Number(shown.slice(0, 4)) * 12 + Number(shown.slice(5, 7)) - 1);
      }),
      { numRuns: 300 },
    );
  });
});
