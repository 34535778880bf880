import { describe, expect, it } from "vitest";
import { localTime } from "../../../app/features/policy/local-time";

describe("the clock on the assistant's wall", () => {
  it.each([
    ["2026-11-23T10:07:59.999Z", "UTC", 1, 607],
    ["2026-11-23T00:00:00Z", "UTC", 1, 0],
    ["2026-11-22T23:59:59Z", "UTC", 7, 1439],
    ["2026-11-24T12:00:00Z", "UTC", 2, 720],
    ["2026-11-25T12:00:00Z", "UTC", 3, 720],
    ["2026-11-26T12:00:00Z", "UTC", 4, 720],
    ["2026-11-27T12:00:00Z", "UTC", 5, 720],
    ["2026-11-28T12:00:00Z", "UTC", 6, 720],
    ["2026-11-22T23:30:00Z", "Europe/Rome", 1, 30],
    ["2026-07-01T22:30:00Z", "Europe/Rome", 4, 30],
    ["2026-11-23T10:00:00Z", "Asia/Kolkata", 1, 930],
    ["2026-11-23T10:30:00Z", "Pacific/Pago_Pago", 7, 1410],
    ["2026-11-23T10:30:00Z", "Pacific/Kiritimati", 2, 30],
  ])("%s in %s: day %d, minute %d", (at, timeZone, weekday, minute) => {
    expect(localTime(Date.parse(at), timeZone)).toEqual({ weekday, minute });
  });

  it.each([
    ["in spring leaps from two to three", "2027-03-28T00:59:00Z", 119, "2027-03-28T01:00:00Z", 180],
    ["in autumn shows the hour from two to three twice", "2026-10-25T00:30:00Z", 150, "2026-10-25T01:30:00Z", 150],
  ])("%s", (_name, first, firstMinute, second, secondMinute) => {
    expect(localTime(Date.parse(first), "Europe/Rome")).toEqual({ weekday: 7, minute: firstMinute });
    expect(localTime(Date.parse(second), "Europe/Rome")).toEqual({ weekday: 7, minute: secondMinute });
  });

  it("keeps zones apart, asked again and again", () => {
    const at = Date.parse("2026-11-23T10:00:00Z");
    const minutes = ["Europe/Rome", "UTC", "Europe/Rome", "UTC"].map((zone) => localTime(at, zone).minute);
    expect(minutes).toEqual([660, 600, 660, 600]);
  });

  it("refuses a zone that does not exist", () => {
    expect(() => localTime(0, "Europe/Atlantis")).toThrow(RangeError);
  });
});
