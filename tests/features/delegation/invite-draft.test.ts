import { describe, expect, it } from "vitest";
import {
  defaultLimits,
  givenBy,
  startChoices,
  startDraft,
  whoErrors,
} from "../../../app/features/delegation/invite-draft";
import { presetRules } from "../../../app/features/policy/presets";
import { withCardAnswer } from "../../../app/features/roles/cards";
import { refundAmounts, withRefundAmount } from "../../../app/features/roles/refund-rows";

const FIRST = defaultLimits("EUR");
const CHOICES = startChoices([], FIRST);
const OWN = {
  roleId: "00000000-0000-4000-8000-000000000001",
  name: "Evenings",
  preset: "fulfilment" as const,
  rules: presetRules("fulfilment", FIRST),
};

describe("the draft of an invitation", () => {
  it("starts as customer support with 30 per order and 100 a day, whatever the currency's decimals", () => {
    const draft = startDraft(CHOICES, null);
    expect(draft).toMatchObject({ name: "", email: "", atOnce: true, choiceId: "customer_support" });
    expect(refundAmounts(draft.rules)).toEqual({ perOrderMinor: 3000, perDayMinor: 10_000 });
    expect(defaultLimits("JPY")).toEqual({ perOrderMinor: 30, perDayMinor: 100 });
    expect(defaultLimits("KWD")).toEqual({ perOrderMinor: 30_000, perDayMinor: 100_000 });
  });

  it("starts with the limit the owner chose, the day never below it", () => {
    const { rules } = startDraft(CHOICES, 20_000);
    expect(refundAmounts(rules)).toEqual({ perOrderMinor: 20_000, perDayMinor: 20_000 });
  });

  it("offers the shop's own roles, and each preset that no role is yet", () => {
    const support = { ...OWN, name: "customer_support", preset: "customer_support" as const };
    const ids = startChoices([OWN, support], FIRST).map(({ id }) => id);
    expect(ids[0]).toBe(support.roleId);
    expect(ids).toContain(OWN.roleId);
    expect(ids).toContain("fulfilment");
    expect(ids).not.toContain("customer_support");
  });

  it.each([
    ["Chiara", "chiara@assist.example", { name: false, email: false }],
    [" ", "chiara@assist.example", { name: true, email: false }],
    ["Chiara", "chiara", { name: false, email: true }],
    ["", "", { name: true, email: true }],
  ])("who: %j %j", (name, email, errors) => {
    expect(whoErrors({ name, email })).toEqual(errors);
  });
});

describe("what an invitation gives", () => {
  const draft = startDraft(CHOICES, null);

  it("is the preset with this person's amounts while nothing but the amount was touched", () => {
    const rules = withRefundAmount(draft.rules, { perOrderMinor: 1500 });
    expect(givenBy({ ...draft, rules }, CHOICES)).toEqual({
      preset: "customer_support",
      perOrderMinor: 1500,
      perDayMinor: 10_000,
    });
  });

  it("is the shop's role by its id", () => {
    const choices = startChoices([OWN], FIRST);
    expect(givenBy({ ...draft, choiceId: OWN.roleId, rules: OWN.rules }, choices)).toEqual({ roleId: OWN.roleId });
  });

  it("is rules of its own once a card was changed", () => {
    const rules = withCardAnswer(draft.rules, "ship", { answer: "can", first: FIRST });
    expect(givenBy({ ...draft, rules }, CHOICES)).toEqual({ preset: "customer_support", rules, ...FIRST });
  });

  it("says no amounts where nothing is refunded", () => {
    const rules = withCardAnswer(draft.rules, "refund", { answer: "deny", first: FIRST });
    expect(givenBy({ ...draft, rules }, CHOICES)).toEqual({ preset: "customer_support", rules });
  });
});
