import { describe, expect, it } from "vitest";
import { IntentState, mayFollow, NEVER_SENT, ON_ITS_WAY, statesBefore } from "../../../app/features/gate/intent";

const ENDS: readonly IntentState[] = ["SUCCEEDED", "FAILED", "STALE", "CANCELLED", "EXPIRED"];

describe("the states of an intent", () => {
  it("that end it lead nowhere", () => {
    for (const end of ENDS) expect(IntentState.options.filter((to) => mayFollow(end, to))).toEqual([]);
  });

  it("that do not end it lead somewhere, and every one can reach an end", () => {
    const reaches = (from: IntentState, seen: ReadonlySet<IntentState>): boolean =>
      ENDS.includes(from) ||
      IntentState.options.some((to) => mayFollow(from, to) && !seen.has(to) && reaches(to, new Set([...seen, to])));
    expect(IntentState.options.filter((from) => !reaches(from, new Set([from])))).toEqual([]);
  });

  it("are sent once held long enough, from RESERVED or from UNKNOWN only, and an end or the owner's decision is never sent again", () => {
    expect(statesBefore("SENDING").toSorted()).toEqual(["HELD", "RESERVED", "UNKNOWN"]);
    for (const from of ["UNKNOWN", "NEEDS_OWNER", "FAILED", "STALE"] as const)
      expect(mayFollow(from, "RESERVED")).toBe(false);
  });

  it("are surely not sent, on their way, or an end: each is exactly one of these", () => {
    expect([...NEVER_SENT, ...ON_ITS_WAY, ...ENDS].toSorted()).toEqual(IntentState.options.toSorted());
  });

  it("can be cancelled wherever nothing was sent, and from these a sending needs a claim first", () => {
    for (const from of NEVER_SENT) {
      expect(mayFollow(from, "CANCELLED")).toBe(true);
      expect(mayFollow(from, "SUCCEEDED")).toBe(false);
    }
  });

  it("never expire while money may be on its way", () => {
    for (const from of ["SENDING", "UNKNOWN", "NEEDS_OWNER"] as const) expect(mayFollow(from, "EXPIRED")).toBe(false);
  });

  it.each([
    ["SUCCEEDED", ["SENDING", "UNKNOWN", "NEEDS_OWNER"]],
    ["UNKNOWN", ["SENDING", "UNKNOWN"]],
    ["NEEDS_OWNER", ["SENDING", "UNKNOWN"]],
    ["FAILED", ["RESERVED", "SENDING", "UNKNOWN", "NEEDS_OWNER"]],
  ] satisfies [IntentState, IntentState[]][])("%s comes after %j", (to, from) => {
    expect(statesBefore(to).toSorted()).toEqual(from.toSorted());
  });
});
