import { describe, expect, it } from "vitest";
import { joined } from "../../../app/features/past/past";
import { pastRefund } from "../policy/a-past";

describe("the parts of the past together", () => {
  it("count an order that changed meanwhile, and so came twice, once", () => {
    const [a, b, c] = [pastRefund(), pastRefund(), pastRefund()];
    const first = { refunds: [a, b], orders: 2, unread: 1, next: "x", expected: 3 };
    const second = { refunds: [b, c], orders: 2, unread: 0, next: null, expected: null };
    expect(joined(first, second)).toEqual({ refunds: [a, b, c], orders: 4, unread: 1, next: null, expected: 3 });
  });
});
