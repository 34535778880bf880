import { describe, expect, it } from "vitest";
import type { Again } from "../../../app/features/gate/effect";
import {
  nextStep,
  surelyAbsent,
  waitS,
  type Look,
  type Step,
  type Unsettled,
} from "../../../app/features/gate/next-step";

const NOW = "2026-11-24T12:00:00.000Z";
const ago = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();
const HOUR = 3600;
const FRESH: Unsettled = {
  state: "UNKNOWN",
  sends: 1,
  firstSentAt: ago(5),
  lastSentAt: ago(5),
  refusedAt: null,
  absentSince: ago(0),
};
const OLD = { firstSentAt: ago(20 * HOUR), lastSentAt: ago(20 * HOUR) };

type Case = [sentence: string, intent: Partial<Unsettled>, look: Look, step: Step, again?: Again];
const CASES: Case[] = [
  ["never sent: it is sent", { state: "RESERVED", sends: 0, firstSentAt: null, lastSentAt: null }, "absent", "send"],
  ["sent, absent: sent again with its key", {}, "absent", "send"],
  ["a sender that died, absent: sent again with its key", { state: "SENDING" }, "absent", "send"],
  ["Shopify cannot be asked: wait", {}, "unreadable", "wait"],
  ["a second before 20 hours: still sent", { firstSentAt: ago(20 * HOUR - 1) }, "absent", "send"],
  ["20 hours after the first sending: the owner", OLD, "absent", "needs_owner"],
  ["20 hours, and Shopify cannot be asked: the owner", OLD, "unreadable", "needs_owner"],
  [
    "20 hours after the first, though the last was a moment ago",
    { firstSentAt: ago(21 * HOUR) },
    "absent",
    "needs_owner",
  ],
  ["left to the owner: only looked for", { ...OLD, state: "NEEDS_OWNER" }, "absent", "wait"],
  ["left to the owner, unreadable: only looked for", { ...OLD, state: "NEEDS_OWNER" }, "unreadable", "wait"],
  ["a later sending refused just now: wait", { sends: 2, refusedAt: ago(1), lastSentAt: ago(1) }, "absent", "wait"],
  ["refused, 59 s quiet: wait", { sends: 2, refusedAt: ago(59), lastSentAt: ago(59) }, "absent", "wait"],
  [
    "refused, 60 s quiet, absent: it failed",
    { sends: 2, refusedAt: ago(60), lastSentAt: ago(60) },
    "absent",
    "refused",
  ],
  ["refused, but unreadable: wait", { sends: 2, refusedAt: ago(600), lastSentAt: ago(600) }, "unreadable", "wait"],
  ["no key, throttled the first time and never sent: sent now", { state: "RESERVED" }, "absent", "send", "nothing"],
  ["no key, absent since a moment: wait, never send again", {}, "absent", "wait", "nothing"],
  ["no key, absent for ten minutes: the owner", { absentSince: ago(600) }, "absent", "needs_owner", "nothing"],
  ["no key, never sent: it is sent", { sends: 0, firstSentAt: null, lastSentAt: null }, "absent", "send", "nothing"],
  ["sets a state, sent 59 s ago: wait", { lastSentAt: ago(59) }, "absent", "wait", "state"],
  ["sets a state, 60 s quiet, absent: sent again", { lastSentAt: ago(60) }, "absent", "send", "state"],
  ["sets a state, but unreadable: wait", { lastSentAt: ago(600) }, "unreadable", "wait", "state"],
  [
    "sets a state, refused and quiet: it failed",
    { refusedAt: ago(60), lastSentAt: ago(60) },
    "absent",
    "refused",
    "state",
  ],
];

describe("what happens next to an intent that Shopify does not have", () => {
  it.each(CASES)("%s", (_, intent, look, step, again = "key") => {
    expect(nextStep({ ...FRESH, ...intent }, look, { now: NOW, again })).toBe(step);
  });

  it("past 20 hours is never another sending, whatever else is so", () => {
    const states = ["RESERVED", "SENDING", "UNKNOWN", "NEEDS_OWNER"] as const;
    const intents = states.flatMap((state) =>
      [null, ago(3), ago(700)].map((refusedAt) => ({ ...FRESH, ...OLD, state, refusedAt })),
    );
    const ways = (["absent", "unreadable"] as const).flatMap((look) =>
      (["key", "state", "nothing"] as const).map((again) => ({ look, again })),
    );
    for (const intent of intents)
      for (const { look, again } of ways) expect(nextStep(intent, look, { now: NOW, again })).not.toBe("send");
  });
});

describe("surely absent", () => {
  it.each([
    ["never sent", { sends: 0, absentSince: null }, true],
    ["sent and never looked for", { absentSince: null }, false],
    ["absent for 599 s", { absentSince: ago(599) }, false],
    ["absent for 600 s", { absentSince: ago(600) }, true],
  ] as [string, Partial<Unsettled>, boolean][])("%s", (_, intent, expected) => {
    expect(surelyAbsent({ ...FRESH, ...intent }, NOW)).toBe(expected);
  });
});

it("the wait between sendings grows and stays below what a returned Shopify may be kept waiting", () => {
  expect([1, 2, 3, 4, 5, 50].map(waitS)).toEqual([2, 4, 8, 16, 20, 20]);
});
