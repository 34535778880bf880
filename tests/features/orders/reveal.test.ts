import { describe, expect, it } from "vitest";
import { orderGid, orderPath } from "../../../app/features/orders/order-gid";
import { OrderParams } from "../../../app/features/orders/order-params";
import { RevealInput } from "../../../app/features/orders/reveal";
import { REVEAL_FIELDS } from "../../../app/features/orders/reveal-field";

const INPUT = { orderGid: "gid://shopify/Order/5001", field: "phone", reason: "carrier_asks" };

describe("showing a hidden field", () => {
  it.each(REVEAL_FIELDS)("needs one order, one field, one reason: %s", (field) => {
    expect(RevealInput.safeParse({ ...INPUT, field }).success).toBe(true);
  });

  it.each([
    { field: "last_name" },
    { reason: "curious" },
    { reason: "" },
    { orderGid: "gid://shopify/Customer/5001" },
    { orderGid: "gid://shopify/Order/" },
    { orderGid: "gid://shopify/Order/5001 OR" },
    { all: true },
  ])("is refused with %j", (change) => {
    expect(RevealInput.safeParse({ ...INPUT, ...change }).success).toBe(false);
  });
});

describe("an order's address in Delega", () => {
  it("comes from its id and leads back to it", () => {
    expect(orderPath("gid://shopify/Order/5001")).toBe("/app/orders/5001");
    expect(orderGid(OrderParams.parse({ orderId: "5001" }).orderId)).toBe("gid://shopify/Order/5001");
  });

  it.each(["", "abc", "5001/../5002", "5001?x", "-1", "1".repeat(21)])("is refused for %j", (orderId) => {
    expect(OrderParams.safeParse({ orderId }).success).toBe(false);
  });
});
