import { describe, expect, it } from "vitest";
import { fieldsOf, isOfStep, isReady, linesIn, startOf, trackingOf } from "../../../app/features/fulfilment/step-draft";
import type { PartView, StepNow } from "../../../app/features/fulfilment/step-view";

const line = (gid: string, left: number) => ({ gid, lineItemGid: `line of ${gid}`, title: gid, variant: null, left });
const part = (gid: string, sendable: boolean, lines = [line(`${gid}1`, 2)]): PartView => ({
  gid,
  place: "Bologna",
  sendable,
  holds: [],
  lines,
});
const fulfil = (...parts: PartView[]): StepNow => ({ step: "fulfil", parts });
const PARCEL = { gid: "parcel", name: "#1-F1", tracking: [{ company: "BRT", number: "A1", url: null }] };

describe("what a step's form starts from", () => {
  it("a parcel: all that can leave from the first place now, nothing that is on hold", () => {
    const now = fulfil(part("held", false), part("a", true, [line("a1", 2), line("a2", 1)]), part("b", true));
    expect(linesIn(now, startOf(now))).toEqual([
      { lineGid: "a1", quantity: 2 },
      { lineGid: "a2", quantity: 1 },
    ]);
  });

  it("the tracking of the first parcel; another one brings its own", () => {
    expect(startOf({ step: "tracking", parcels: [PARCEL] })).toMatchObject({ parcel: "parcel", number: "A1", url: "" });
    expect(trackingOf({ gid: "other", name: "#1-F2", tracking: [] })).toMatchObject({ parcel: "other", number: "" });
  });

  it("a hold or a cancellation: no reason yet, so that nobody gives one without having chosen it", () => {
    expect(startOf({ step: "hold", parts: [part("a", true)] })).toEqual({ part: "a", reason: "" });
    expect(startOf({ step: "cancel" })).toEqual({ reason: "", restock: "yes", notify: "no" });
  });
});

describe("what is sent", () => {
  it("of a parcel: the lines with a number, and no field for each line", () => {
    const now = fulfil(part("a", true, [line("a1", 2), line("a2", 1)]));
    const fields = fieldsOf(now, { ...startOf(now), a2: "0", number: "A1" });
    expect(fields).toEqual({
      company: "",
      number: "A1",
      url: "",
      notify: "no",
      lines: JSON.stringify([{ lineGid: "a1", quantity: 2 }]),
    });
  });

  it.each([
    ["a parcel with an item", fulfil(part("a", true)), {}, true],
    ["a parcel with none", fulfil(part("a", true)), { a1: "0" }, false],
    ["a parcel with no number at all", fulfil(part("a", true)), { a1: "" }, false],
    ["nothing but what is on hold", fulfil(part("a", false)), { a1: "2" }, false],
    ["tracking with a number", { step: "tracking", parcels: [PARCEL] }, {}, true],
    ["tracking without", { step: "tracking", parcels: [PARCEL] }, { number: " " }, false],
    ["a cancellation without a reason", { step: "cancel" }, {}, false],
    ["a cancellation with one", { step: "cancel" }, { reason: "OTHER" }, true],
  ] as [string, StepNow, Record<string, string>, boolean][])("%s", (_, now, typed, ready) => {
    expect(isReady(now, { ...startOf(now), ...typed })).toBe(ready);
  });

  it("belongs to its page: a release to that of the holds, and nothing else to it", () => {
    expect(isOfStep("release", "hold")).toBe(true);
    expect(isOfStep("release", "cancel")).toBe(false);
    expect(isOfStep("cancel", "hold")).toBe(false);
  });
});
