import { describe, expect, it } from "vitest";
import { REVEAL_FIELDS, type RevealField } from "../../../app/features/orders/reveal-field";
import { shownFields } from "../../../app/features/orders/shown-fields";
import { SIGHTS } from "../../../app/features/policy/action";
import { decide } from "../../../app/features/policy/decide";
import { madeUpFacts } from "../../../app/features/policy/made-up";
import type { Sights, SightState } from "../../../app/features/policy/sight";

const decision = decide({ kind: "stranger" }, "customer.name", madeUpFacts(0));
const everySight = (state: SightState) =>
  Object.fromEntries(SIGHTS.map((sight) => [sight, { state, decision }])) as Sights;

describe("a field of an order's customer", () => {
  it.each([
    ["clear", "clear", "clear"],
    ["reveal", "reveal", "clear"],
    ["ask", "ask", "ask"],
    ["hidden", "hidden", "hidden"],
  ] satisfies [SightState, SightState, SightState][])(
    "%s: %s, and %s once it was opened",
    (state, unopened, opened) => {
      for (const field of REVEAL_FIELDS) {
        expect(shownFields(everySight(state), new Set())[field]).toBe(unopened);
        expect(shownFields(everySight(state), new Set([field]))[field]).toBe(opened);
      }
    },
  );

  it.each(REVEAL_FIELDS)("%s opens nothing but itself", (field) => {
    const opened: ReadonlySet<RevealField> = new Set([field]);
    const shown = shownFields(everySight("reveal"), opened);
    expect(REVEAL_FIELDS.filter((one) => shown[one] === "clear")).toEqual([field]);
  });
});
