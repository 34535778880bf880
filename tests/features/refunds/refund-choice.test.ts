import { describe, expect, it } from "vitest";
import { choiceFields, isEmpty, NOTHING_CHOSEN, typedLess } from "../../../app/features/refunds/refund-choice";

const LINE = "gid://shopify/LineItem/1";

describe("a choice on the page", () => {
  it.each([
    [NOTHING_CHOSEN, true],
    [{ ...NOTHING_CHOSEN, quantities: { [LINE]: 0 } }, true],
    [{ ...NOTHING_CHOSEN, quantities: { [LINE]: 1 } }, false],
    [{ ...NOTHING_CHOSEN, shipping: true }, false],
    [{ ...NOTHING_CHOSEN, less: "5" }, true],
  ])("%j: empty is %s", (chosen, empty) => {
    expect(isEmpty(chosen)).toBe(empty);
  });

  it.each([
    ["", null],
    ["  ", null],
    ["5", 500],
    ["5,50", 550],
    ["5.5 €", 550],
    ["0", undefined],
    ["0,00", undefined],
    ["-5", undefined],
    ["1.284,50", undefined],
    ["1.2345", undefined],
    ["five", undefined],
    ["5,555", undefined],
  ])("refund less %j: %s", (typed, amountMinor) => {
    expect(typedLess(typed, "EUR")).toBe(amountMinor);
  });

  it("goes to the server as lines with a quantity, shipping, minor units, why and whom to tell", () => {
    const chosen = {
      ...NOTHING_CHOSEN,
      quantities: { [LINE]: 2, "gid://shopify/LineItem/2": 0 },
      shipping: true,
      less: "5,50",
      reason: "late",
      notify: true,
      duties: true,
      method: "credit" as const,
      restockAt: "gid://shopify/Location/1",
    };
    expect(choiceFields(chosen, "EUR")).toEqual({
      lines: JSON.stringify([{ lineItemGid: LINE, quantity: 2 }]),
      shipping: "yes",
      less: "550",
      reason: "late",
      notify: "yes",
      duties: "yes",
      method: "credit",
      restockAt: "gid://shopify/Location/1",
    });
    expect(choiceFields(NOTHING_CHOSEN, "EUR")).toEqual({
      lines: "[]",
      shipping: "no",
      less: "",
      reason: "",
      notify: "no",
      duties: "no",
      method: "original",
      restockAt: "",
    });
    expect(choiceFields({ ...chosen, quantities: {} }, "EUR")).toMatchObject({ duties: "no", restockAt: "" });
  });
});
