import { describe, expect, it } from "vitest";
import { localTime } from "../../../app/features/policy/local-time";
import { withinHours } from "../../../app/features/policy/check";

const clock = (text: string) => {
  const [hours = NaN, minutes = NaN] = text.split(":").map(Number);
  return hours * 60 + minutes;
};
const [FRIDAY, SATURDAY, SUNDAY, MONDAY] = [5, 6, 7, 1];

describe("the assistant's clock around midnight and its changes", () => {
  it.each<[string, string, string, number, string]>([
    ["Rome, the last second of summer's Saturday", "Europe/Rome", "2026-10-24T21:59:59Z", SATURDAY, "23:59"],
    ["Rome, midnight before the clocks go back", "Europe/Rome", "2026-10-24T22:00:00Z", SUNDAY, "00:00"],
    ["Rome, the first 2:59", "Europe/Rome", "2026-10-25T00:59:59Z", SUNDAY, "02:59"],
    ["Rome, 2:00 for the second time", "Europe/Rome", "2026-10-25T01:00:00Z", SUNDAY, "02:00"],
    ["Rome, 3:00 after three hours and one more", "Europe/Rome", "2026-10-25T02:00:00Z", SUNDAY, "03:00"],
    ["Rome, the 25th hour of the long day", "Europe/Rome", "2026-10-25T22:30:00Z", SUNDAY, "23:30"],
    ["Rome, midnight after the long day", "Europe/Rome", "2026-10-25T23:00:00Z", MONDAY, "00:00"],
    ["Rome, midnight before the clocks go forward", "Europe/Rome", "2027-03-27T23:00:00Z", SUNDAY, "00:00"],
    ["Rome, the last second before the gap", "Europe/Rome", "2027-03-28T00:59:59Z", SUNDAY, "01:59"],
    ["Rome, the hour that does not exist is passed over", "Europe/Rome", "2027-03-28T01:00:00Z", SUNDAY, "03:00"],
    ["Rome, midnight after 23 hours", "Europe/Rome", "2027-03-28T22:00:00Z", MONDAY, "00:00"],
    ["Pago Pago, still Saturday while Rome has Sunday", "Pacific/Pago_Pago", "2026-10-25T10:59:59Z", SATURDAY, "23:59"],
    ["Pago Pago, its own midnight", "Pacific/Pago_Pago", "2026-10-25T11:00:00Z", SUNDAY, "00:00"],
    ["Kiritimati, still Friday", "Pacific/Kiritimati", "2026-10-23T09:59:59Z", FRIDAY, "23:59"],
    ["Kiritimati, Monday before Rome's Sunday noon", "Pacific/Kiritimati", "2026-10-25T10:00:00Z", MONDAY, "00:00"],
    ["Kiritimati, a day and an hour ahead of Pago Pago", "Pacific/Kiritimati", "2027-03-28T09:30:00Z", SUNDAY, "23:30"],
    ["Pago Pago, the same instant", "Pacific/Pago_Pago", "2027-03-28T09:30:00Z", SATURDAY, "22:30"],
  ])("%s", (_description, timeZone, at, weekday, time) => {
    expect(localTime(Date.parse(at), timeZone)).toEqual({ weekday, minute: clock(time) });
  });
});

describe("working hours over the changes of the clock in Rome", () => {
  const night = { days: [SATURDAY], from: clock("22:00"), until: clock("06:00") };
  const small = { days: [SUNDAY], from: clock("02:00"), until: clock("03:00") };
  const early = { days: [SUNDAY], from: clock("02:30"), until: clock("04:00") };

  it.each<[string, typeof night, string, boolean]>([
    ["a night shift goes on through the repeated hour, first time", night, "2026-10-25T00:30:00Z", true],
    ["a night shift goes on through the repeated hour, second time", night, "2026-10-25T01:30:00Z", true],
    ["a night shift ends at 6:00 of the new time", night, "2026-10-25T04:59:59Z", true],
    ["a night shift is over at 6:00 of the new time", night, "2026-10-25T05:00:00Z", false],
    ["an hour that comes twice is worked twice: at its first start", small, "2026-10-25T00:00:00Z", true],
    ["an hour that comes twice is worked twice: at its second end", small, "2026-10-25T01:59:59Z", true],
    ["an hour that comes twice is over after the second", small, "2026-10-25T02:00:00Z", false],
    ["an hour that does not exist is not worked: before", small, "2027-03-28T00:59:59Z", false],
    ["an hour that does not exist is not worked: after", small, "2027-03-28T01:00:00Z", false],
    ["a shift that begins inside the gap begins after it", early, "2027-03-28T01:00:00Z", true],
    ["a shift that begins inside the gap has not begun before it", early, "2027-03-28T00:59:59Z", false],
    ["a shift that begins inside the gap ends as said", early, "2027-03-28T02:00:00Z", false],
    ["a night shift over the gap ends at 6:00 of summer time", night, "2027-03-28T03:59:59Z", true],
    ["a night shift over the gap is over at 6:00", night, "2027-03-28T04:00:00Z", false],
  ])("%s", (_description, hours, at, within) => {
    expect(withinHours(hours, localTime(Date.parse(at), "Europe/Rome"))).toBe(within);
  });
});
