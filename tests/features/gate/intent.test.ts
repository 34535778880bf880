import { describe, expect, it } from "vitest";
import { IntentState, mayFollow, statesBefore } from "../../../app/features/gate/intent";

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

  it("are sent from RESERVED or UNKNOWN only, and an end or the owner's decision is never sent again", () => {
    expect(statesBefore("SENDING").toSorted()).toEqual(["RESERVED", "UNKNOWN"]);
    for (const from of ["UNKNOWN", "NEEDS_OWNER", "FAILED", "STALE"] as const)
      expect(mayFollow(from, "RESERVED")).toBe(false);
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
