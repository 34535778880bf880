import { expect, it } from "vitest";
import { moneyStateOf } from "../../../app/features/gate/money-state";

it.each([
  ["paid", ["SUCCESS"], "SUCCESS"],
  ["paid by both", ["SUCCESS", "SUCCESS"], "SUCCESS"],
  ["refused", ["FAILURE"], "FAILURE"],
  ["an error is a refusal", ["ERROR"], "FAILURE"],
  ["one paid, one refused", ["SUCCESS", "FAILURE"], "PARTIAL"],
  ["on its way", ["PENDING"], "PENDING"],
  ["waiting for an answer", ["AWAITING_RESPONSE"], "PENDING"],
  ["not known counts as on its way", ["SUCCESS", "UNKNOWN"], "PENDING"],
  ["nothing moved", [], "FAILURE"],
])("money is %s", (_says, statuses, state) => {
  expect(moneyStateOf(statuses.map((status) => ({ status })))).toBe(state);
});
