import { describe, expect, it } from "vitest";
import { maskEmail, maskOrder } from "../../../app/features/orders/mask-order";
import { anOrder, CANARIES } from "./an-order";

describe("an order for someone of the default role", () => {
  it("holds no raw e-mail, phone, street, zip or last name anywhere", () => {
    const text = JSON.stringify(maskOrder(anOrder(), { all: false }));
    expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it("shows first name, city and country, the masked e-mail, and that there is more", () => {
    expect(maskOrder(anOrder(), { all: false }).customer).toEqual({
      firstName: "Michela",
      lastName: null,
      city: "Bologna",
      country: "Italy",
      orders: 3,
      email: "m•••@gmail.com",
      hasPhone: true,
      phone: null,
      hasStreet: true,
      street: null,
      masked: true,
    });
  });

  it("does not pretend what is not there", () => {
    const { customer } = maskOrder(anOrder({ email: null, phone: null, shippingAddress: null, customer: null }), {
      all: false,
    });
    expect(customer).toMatchObject({ email: null, hasPhone: false, hasStreet: false, city: "", country: "" });
  });

  it("keeps what answering needs: lines, money, parcels", () => {
    const { customer, ...rest } = anOrder();
    expect(customer.firstName).toBe("Michela");
    expect(maskOrder(anOrder(), { all: false })).toMatchObject(rest);
  });
});

describe("an order for the owner", () => {
  it("shows everything", () => {
    expect(maskOrder(anOrder(), { all: true }).customer).toMatchObject({
      lastName: "Canarini",
      email: "michela.canarini@gmail.com",
      phone: "+39 320 555 0199",
      street: "Via del Segreto 17, Interno 4",
      masked: false,
    });
  });

  it("would trip over the canaries: the search for them works", () => {
    const text = JSON.stringify(maskOrder(anOrder(), { all: true }));
    expect(CANARIES.filter((canary) => text.includes(canary)).length).toBeGreaterThanOrEqual(5);
  });
});

describe("a masked e-mail", () => {
  it.each([
    ["michela@gmail.com", "m•••@gmail.com"],
    ["m@x.it", "m•••@x.it"],
    ['"odd@one"@x.it', '"•••@x.it'],
    ["not an address", "•••"],
    ["@x.it", "•••"],
    ["", "•••"],
  ])("%s -> %s", (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});
