import { describe, expect, it } from "vitest";
import { maskEmail, maskOrder } from "../../../app/features/orders/mask-order";
import { REVEAL_FIELDS, type RevealField } from "../../../app/features/orders/reveal-field";
import { NOTHING_SHOWN, type ShownFields } from "../../../app/features/orders/shown-fields";
import type { SightState } from "../../../app/features/policy/sight";
import { anOrder, CANARIES, CORE } from "./an-order";

const all = (state: SightState): ShownFields => ({ name: state, email: state, phone: state, address: state });
const customer = (shown: ShownFields, order = anOrder()) => maskOrder(order, shown).customer;
const foundIn = (view: unknown) => CANARIES.filter((canary) => JSON.stringify(view).includes(canary));

const NAME = "Michela Canarini";
const EMAIL = "michela.canarini@gmail.com";
const PHONE = "+39 320 555 0199";
const ADDRESS = "Via del Segreto 17, Interno 4, 40121 Bologna, Italy";

/** What each state leaves of each field. */
const CASES: [RevealField, SightState, { has: boolean; text: string | null }][] = [
  ["name", "clear", { has: true, text: NAME }],
  ["name", "reveal", { has: true, text: "Michela" }],
  ["name", "ask", { has: true, text: "Michela" }],
  ["name", "hidden", { has: false, text: null }],
  ["email", "clear", { has: true, text: EMAIL }],
  ["email", "reveal", { has: true, text: "m•••@gmail.com" }],
  ["email", "ask", { has: true, text: "m•••@gmail.com" }],
  ["email", "hidden", { has: false, text: null }],
  ["phone", "clear", { has: true, text: PHONE }],
  ["phone", "reveal", { has: true, text: null }],
  ["phone", "ask", { has: true, text: null }],
  ["phone", "hidden", { has: false, text: null }],
  ["address", "clear", { has: true, text: ADDRESS }],
  ["address", "reveal", { has: true, text: null }],
  ["address", "ask", { has: true, text: null }],
  ["address", "hidden", { has: false, text: null }],
];

describe("an order on a page", () => {
  it.each(CASES)("%s, %s", (field, sight, { has, text }) => {
    expect(customer({ ...NOTHING_SHOWN, [field]: sight })[field]).toEqual({ sight, has, text });
  });

  it.each(["reveal", "ask", "hidden"] as const)("where everything is %s, holds no raw value anywhere", (state) => {
    expect(foundIn(maskOrder(anOrder(), all(state)))).toEqual([]);
  });

  it("where everything is hidden, holds no first name and no mailbox either", () => {
    const text = JSON.stringify(maskOrder(anOrder(), NOTHING_SHOWN));
    expect(["Michela", "gmail"].filter((part) => text.includes(part))).toEqual([]);
  });

  it("where everything is clear, holds all of it: the search for canaries works", () => {
    // The parcel's own phone stands behind the order's, and is shown nowhere.
    expect(foundIn(maskOrder(anOrder(), all("clear")))).toEqual(CANARIES.filter((canary) => canary !== "051 555 0188"));
  });

  it.each(REVEAL_FIELDS)("one field that is clear opens no other: %s", (field) => {
    const view = customer({ ...all("reveal"), [field]: "clear" });
    for (const other of REVEAL_FIELDS.filter((one) => one !== field))
      expect(view[other]).toEqual(customer(all("reveal"))[other]);
  });

  it.each(["clear", "reveal", "ask", "hidden"] as const)("city and country are always there: %s", (state) => {
    expect(customer(all(state))).toMatchObject({ city: "Bologna", country: "Italy", orders: 3 });
  });

  it("does not pretend what is not there, and of what is hidden does not even tell that", () => {
    const bare = anOrder({ email: null, phone: null, shippingAddress: null, customer: null });
    for (const field of REVEAL_FIELDS) {
      expect(customer(all("reveal"), bare)[field].has).toBe(false);
      expect(customer(all("hidden"), bare)[field]).toEqual(customer(all("hidden"))[field]);
    }
    expect(customer(all("clear"), bare)).toMatchObject({ city: "", country: "" });
  });

  it("keeps what answering needs: lines, money, parcels", () => {
    const { customer: person, ...rest } = anOrder();
    expect(person.firstName).toBe("Michela");
    const { customer: masked, ...shown } = maskOrder(anOrder(), NOTHING_SHOWN);
    expect(masked.name.text).toBeNull();
    expect(shown).toEqual(rest);
  });
});

describe("whose name is on the parcel", () => {
  const gift = anOrder({ shippingAddress: { ...CORE.shippingAddress, firstName: "Aldo", lastName: "Segreti" } });

  it("is a name: told only where names are clear, never with the address", () => {
    expect(customer(all("clear"), gift).recipient).toBe("Aldo Segreti");
    expect(JSON.stringify(customer({ ...all("clear"), name: "reveal" }, gift))).not.toMatch(/Aldo|Segreti/);
  });

  it("is not told twice where it is the customer's own", () => {
    expect(customer(all("clear")).recipient).toBeNull();
  });

  it("is worth a tap where the customer has a first name only", () => {
    const first = { ...CORE.customer, lastName: "" };
    expect(customer(all("reveal"), anOrder({ customer: first })).name).toMatchObject({ has: true, text: "Michela" });
    const alone = anOrder({ customer: first, shippingAddress: null });
    expect(customer(all("reveal"), alone).name).toMatchObject({ has: false, text: "Michela" });
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
