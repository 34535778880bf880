import { expect, it } from "vitest";
import { unusual } from "../../../app/features/refunds/usual";

it.each([
  ["three times the middle is not more", 3000, { medianMinor: 1000, known: 5 }, null],
  ["a cent above it is", 3001, { medianMinor: 1000, known: 5 }, 1000],
  ["four refunds say nothing", 9000, { medianMinor: 1000, known: 4 }, null],
  ["none say nothing", 9000, { medianMinor: null, known: 0 }, null],
  ["nothing chosen is not unusual", 0, { medianMinor: 1000, known: 50 }, null],
])("%s", (_says, amountMinor, past, usual) => {
  expect(unusual(amountMinor, past)).toBe(usual);
});
