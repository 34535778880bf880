import { describe, expect, it } from "vitest";
import { appUrl } from "../../../app/shopify/admin-url";
import { endOf, InviteInput, LimitsInput } from "../../../app/features/delegation/invitation";

const INPUT = {
  name: "Chiara Bianchi",
  email: "chiara@assist.example",
  perOrderMinor: 3000,
  perDayMinor: 10_000,
  activateAtOnce: true,
};

describe("an invitation", () => {
  it("is for one name and one e-mail, trimmed and in small letters", () => {
    expect(InviteInput.parse({ ...INPUT, name: "  Chiara Bianchi ", email: " Chiara@ASSIST.example " })).toEqual(INPUT);
  });

  it.each([
    { name: "" },
    { name: "   " },
    { name: "x".repeat(81) },
    { name: "Chiara\nBcc: all@x.it" },
    { name: "Chiara\u0000" },
    { name: "Chi\u202eara" },
    { email: "chiara" },
    { email: "chiara@" },
    { email: "a@b.it, c@d.it" },
    { email: "chiara@assist.example\nBcc: x@y.it" },
    { email: `${"a".repeat(250)}@x.it` },
    { perOrderMinor: -1 },
    { perOrderMinor: 0.5 },
    { perOrderMinor: 10_001 },
    { perDayMinor: 1_000_000_000_001 },
    { activateAtOnce: "yes" },
    { role: "owner" },
  ])("is refused with %j", (change) => {
    expect(InviteInput.safeParse({ ...INPUT, ...change }).success).toBe(false);
  });

  const roleId = "00000000-0000-4000-8000-000000000001";
  const alone = { perOrderMinor: undefined, perDayMinor: undefined };
  const rules = [{ action: "order.read", answer: "can" }];
  it.each([
    ["a preset with the two amounts", { preset: "trial" }, true],
    ["a preset that refunds nothing, without amounts", { ...alone, preset: "fulfilment" }, true],
    ["customer support without amounts", alone, false],
    ["one amount of the two", { perDayMinor: undefined }, false],
    ["a preset that does not exist", { preset: "owner" }, false],
    ["a role of the shop, with its amounts", { ...alone, roleId }, true],
    ["a role of the shop, with amounts of the person's own", { roleId }, true],
    ["a role and a preset", { roleId, preset: "trial" }, false],
    ["a role and rules", { roleId, rules }, false],
    ["the cards' rules", { ...alone, rules }, true],
    ["rules that only the owner may give", { ...alone, rules: [{ action: "role.edit", answer: "can" }] }, false],
    ["an end and a clock", { validUntil: "2026-12-01T18:00:00+01:00", timeZone: "Asia/Manila" }, true],
    ["an end that is no instant", { validUntil: "Friday" }, false],
    ["a clock that does not exist", { timeZone: "Mars/Olympus" }, false],
  ])("with %s", (_name, change, good) => {
    expect(InviteInput.safeParse({ ...INPUT, ...change }).success).toBe(good);
  });

  it.each([
    ["errands, after hours", { preset: "errands" as const }, "2026-11-24T17:00:00.000Z"],
    ["errands, as it says", { preset: "errands" as const, validUntil: "2026-11-25T00:00:00Z" }, "2026-11-25T00:00:00Z"],
    ["errands without an end, where that is said", { preset: "errands" as const, validUntil: null }, null],
    ["any other work never by itself", { preset: "customer_support" as const }, null],
  ])("ends %s", (_name, input, expected) => {
    expect(endOf(input, "2026-11-24T09:00:00Z")).toBe(expected);
  });

  it("may give no refunds at all, or a day of exactly one order", () => {
    expect(InviteInput.safeParse({ ...INPUT, perOrderMinor: 0, perDayMinor: 0 }).success).toBe(true);
    expect(InviteInput.safeParse({ ...INPUT, perOrderMinor: 3000, perDayMinor: 3000 }).success).toBe(true);
  });

  it("leads into the shop's own admin", () => {
    expect(appUrl("loto-lento.myshopify.com", "delega")).toBe("https://admin.shopify.com/store/loto-lento/apps/delega");
  });
});

describe("a change of limits", () => {
  const grantId = "00000000-0000-4000-8000-000000000001";
  it.each([
    [{ grantId, perOrderMinor: 1, perDayMinor: 1 }, true],
    [{ grantId, perOrderMinor: 2, perDayMinor: 1 }, false],
    [{ grantId: "everyone", perOrderMinor: 1, perDayMinor: 1 }, false],
    [{ grantId, perOrderMinor: 1, perDayMinor: 1, status: "active" }, false],
  ])("%j: %s", (input, good) => {
    expect(LimitsInput.safeParse(input).success).toBe(good);
  });
});
