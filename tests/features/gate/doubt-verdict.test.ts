import { describe, expect, it } from "vitest";
import { openChanges, verdictOf, type OwnersAnswer } from "../../../app/features/gate/doubt-verdict";
import type { Shown } from "../../../app/features/gate/effect";

const SENT = "2026-11-24T10:00:00.000Z";
const refund = (change: Partial<Shown> = {}): Shown => ({
  gid: "gid://shopify/Refund/1",
  at: "2026-11-24T10:00:01Z",
  byUs: true,
  after: { refunded: { amount: "5.00", currency: "EUR" } },
  money: "SUCCESS",
  ...change,
});

describe("what could be the change in doubt", () => {
  const explained = new Set(["gid://shopify/Refund/9"]);
  it.each([
    ["made after the first sending", refund(), true],
    ["made an hour before: the clocks may differ so much", refund({ at: "2026-11-24T09:00:00Z" }), true],
    ["made longer before", refund({ at: "2026-11-24T08:59:59Z" }), false],
    ["of which Shopify does not say when", refund({ at: null }), true],
    ["made by somebody else", refund({ byUs: false }), true],
    ["that another request came to", refund({ gid: "gid://shopify/Refund/9" }), false],
  ])("a refund %s", (_, one, open) => {
    expect(openChanges([one], { firstSentAt: SENT, explained })).toEqual(open ? [one] : []);
  });

  it("never sent: anything that nothing explains", () => {
    const old = refund({ at: "2020-01-01T00:00:00Z" });
    expect(openChanges([old], { firstSentAt: null, explained })).toEqual([old]);
  });
});

type Expected = { to: string; usage: string; money?: string; gid?: string } | string;
const PAID = { answer: "happened", changeGid: null } as const;
const CHOSEN = { answer: "happened", changeGid: "gid://shopify/Refund/1" } as const;
const NOT_PAID = { answer: "not_happened" } as const;

describe("the owner's answer against what Shopify shows", () => {
  const CASES: [string, OwnersAnswer, Shown[], Expected][] = [
    ["not paid, nothing there: released", NOT_PAID, [], { to: "FAILED", usage: "released" }],
    [
      "not paid, somebody else's refund there: released",
      NOT_PAID,
      [refund({ byUs: false })],
      { to: "FAILED", usage: "released" },
    ],
    ["not paid, a refund of ours there: refused", NOT_PAID, [refund()], "change_unexplained"],
    [
      "not paid, ours among others: refused",
      NOT_PAID,
      [refund({ byUs: false, gid: "x" }), refund()],
      "change_unexplained",
    ],
    [
      "not paid, ours there, its money refused: refused, it can be chosen",
      NOT_PAID,
      [refund({ money: "FAILURE" })],
      "change_unexplained",
    ],
    ["paid, which cannot be said: spent", PAID, [], { to: "SUCCEEDED", usage: "spent" }],
    [
      "paid, this one: spent, with its id",
      CHOSEN,
      [refund()],
      { to: "SUCCEEDED", usage: "spent", money: "SUCCESS", gid: CHOSEN.changeGid },
    ],
    [
      "paid, one made by hand: spent",
      CHOSEN,
      [refund({ byUs: false })],
      { to: "SUCCEEDED", usage: "spent", money: "SUCCESS", gid: CHOSEN.changeGid },
    ],
    [
      "paid, its money still open: spent, and watched",
      CHOSEN,
      [refund({ money: "PENDING" })],
      { to: "SUCCEEDED", usage: "spent", money: "PENDING", gid: CHOSEN.changeGid },
    ],
    [
      "paid, its money refused: released, and shown as refused",
      CHOSEN,
      [refund({ money: "FAILURE" })],
      { to: "SUCCEEDED", usage: "released", money: "FAILURE", gid: CHOSEN.changeGid },
    ],
    ["paid, one that is not open: refused", CHOSEN, [refund({ gid: "gid://shopify/Refund/2" })], "change_not_open"],
  ];
  it.each(CASES)("%s", (_, owner, open, expected) => {
    const verdict = verdictOf(owner, open);
    if (typeof expected === "string") expect(verdict).toMatchObject({ ok: false, error: { code: expected } });
    else {
      const { to, usage, money, resultGid } = verdict.ok ? verdict.value.move : {};
      expect({ to, usage, money, gid: resultGid }).toEqual({ money: undefined, gid: undefined, ...expected });
    }
  });
});
