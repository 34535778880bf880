import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RefundInput } from "../../../app/features/refunds/refund";
import { REFUND_REASONS } from "../../../app/features/refunds/refund-reason";
import { CHOICE } from "./refund-cases";

const accepts = (input: unknown) => RefundInput.safeParse(input).success;
const line = (id: number, quantity = 1) => ({ lineItemGid: `gid://shopify/LineItem/${String(id)}`, quantity });

describe("what a person may ask for", () => {
  it.each([
    ["one line", CHOICE],
    ["shipping alone", { ...CHOICE, lines: [], shipping: true }],
    ["less than suggested", { ...CHOICE, lessMinor: 1 }],
    ["fifty lines", { ...CHOICE, lines: Array.from({ length: 50 }, (_, index) => line(index + 1)) }],
  ])("%s", (_name, input) => {
    expect(accepts(input)).toBe(true);
  });

  it.each(REFUND_REASONS)("for the reason %s", (reason) => {
    expect(accepts({ ...CHOICE, reason })).toBe(true);
  });

  it.each([
    ["nothing at all", { ...CHOICE, lines: [] }],
    ["one line twice", { ...CHOICE, lines: [line(1), line(1)] }],
    ["fifty-one lines", { ...CHOICE, lines: Array.from({ length: 51 }, (_, index) => line(index + 1)) }],
    ["quantity 0", { ...CHOICE, lines: [line(1, 0)] }],
    ["a negative quantity", { ...CHOICE, lines: [line(1, -1)] }],
    ["half a piece", { ...CHOICE, lines: [line(1, 0.5)] }],
    ["a quantity as text", { ...CHOICE, lines: [{ ...line(1), quantity: "1" }] }],
    ["a price of its own", { ...CHOICE, lines: [{ ...line(1), amount: "99.00" }] }],
    ["another kind of id", { ...CHOICE, lines: [{ lineItemGid: "gid://shopify/Order/1", quantity: 1 }] }],
    ["an order id with more behind it", { ...CHOICE, orderGid: "gid://shopify/Order/1\nx" }],
    ["an amount of 0", { ...CHOICE, lessMinor: 0 }],
    ["a negative amount", { ...CHOICE, lessMinor: -1 }],
    ["half a cent", { ...CHOICE, lessMinor: 0.5 }],
    ["not a number", { ...CHOICE, lessMinor: Number.NaN }],
    ["infinity", { ...CHOICE, lessMinor: Number.POSITIVE_INFINITY }],
    ["more than money goes", { ...CHOICE, lessMinor: 1_000_000_000_001 }],
    ["an unknown reason", { ...CHOICE, reason: "because" }],
    ["shipping as text", { ...CHOICE, shipping: "yes" }],
    ["no reason", { orderGid: CHOICE.orderGid, lines: CHOICE.lines, shipping: false, lessMinor: null, notify: false }],
    ["null", null],
    ["a list", [CHOICE]],
  ])("not %s", (_name, input) => {
    expect(accepts(input)).toBe(false);
  });

  it("never with a key beyond the known ones, at either depth", () => {
    const known = new Set([...Object.keys(CHOICE), "lineItemGid", "quantity"]);
    const key = fc.string({ minLength: 1 }).filter((name) => !known.has(name) && name !== "__proto__");
    fc.assert(fc.property(key, fc.anything(), (name, value) => !accepts({ ...CHOICE, [name]: value })));
    fc.assert(
      fc.property(key, fc.anything(), (name, value) => !accepts({ ...CHOICE, lines: [{ ...line(1), [name]: value }] })),
    );
  });

  it("never anything that JSON can bring which is not a choice", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !accepts(value)));
  });

  it("and what passes holds only whole positive numbers within bounds", () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger());
    fc.assert(
      fc.property(number, number, (quantity, lessMinor) => {
        const parsed = RefundInput.safeParse({ ...CHOICE, lines: [line(1, quantity)], lessMinor });
        const whole = (value: number, max: number) => Number.isSafeInteger(value) && value >= 1 && value <= max;
        return parsed.success === (whole(quantity, 9999) && whole(lessMinor, 1_000_000_000_000));
      }),
    );
  });
});
