import { describe, expect, it } from "vitest";
import { REFUND_KINDS } from "../../../app/features/roles/refund-rows";
import { cellOf, withCell } from "../../../app/features/roles/cell";
import { rowChanges } from "../../../app/features/roles/row-change";
import { presetRules } from "../../../app/features/policy/presets";
import { ROWS } from "../../../app/features/policy/action";

const FIRST = { perOrderMinor: 3000, perDayMinor: 10_000 };
const support = presetRules("customer_support", FIRST);
const helper = presetRules("shop_helper", FIRST);

describe("a cell of the matrix", () => {
  it("shows the limit a person meets first", () => {
    expect(cellOf(support, "refund.issue").limit).toMatchObject({ measure: "amount", window: "order", max: 3000 });
    expect(cellOf(support, "customer.email").limit).toMatchObject({ measure: "count", window: "rolling_24h", max: 10 });
    expect(cellOf(support, "order.note").limit).toBeNull();
  });

  it("of a kind of refund is never looser than all kinds together", () => {
    const asking = withCell(support, "refund.issue", { answer: "ask", first: FIRST });
    for (const kind of REFUND_KINDS) expect(cellOf(asking, kind as "refund.return").answer).toBe("ask");
    const lower = withCell(support, "refund.issue", { answer: "can", amountMinor: 500, first: FIRST });
    expect(cellOf(lower, "refund.credit").limit?.max).toBe(500);
  });

  it("of a role that lacks the row says no", () => {
    expect(cellOf([], "order.read")).toEqual({ answer: "deny", limit: null, conditions: false });
  });

  it("says that more must hold, and that who only prepares must ask", () => {
    const trial = presetRules("trial", FIRST);
    expect(cellOf(trial, "reply.use")).toEqual({ answer: "ask", limit: null, conditions: false });
    expect(cellOf(support, "refund.issue").conditions).toBe(true);
  });
});

describe("a change in one cell", () => {
  it("changes that cell only", () => {
    const changed = withCell(support, "order.cancel", { answer: "deny", first: FIRST });
    expect(rowChanges(support, changed).map(({ action }) => action)).toEqual(["order.cancel"]);
  });

  it("of one kind of refund opens all kinds together as far as it must, and no other kind", () => {
    const changed = withCell(helper, "refund.goodwill", { answer: "can", amountMinor: 1500, first: FIRST });
    expect(cellOf(changed, "refund.goodwill")).toMatchObject({ answer: "can", limit: { max: 1500 } });
    const others = ROWS.filter((action) => action !== "refund.goodwill" && action !== "refund.issue");
    expect(others.map((action) => cellOf(changed, action))).toEqual(others.map((action) => cellOf(helper, action)));
  });

  it("of one kind to a greater amount leaves the amounts of the others", () => {
    const changed = withCell(support, "refund.shipping", { answer: "can", amountMinor: 5000, first: FIRST });
    expect(cellOf(changed, "refund.shipping").limit?.max).toBe(5000);
    expect(cellOf(changed, "refund.return").limit?.max).toBe(3000);
  });

  it("is told with what was before; what was the same is not told", () => {
    const changed = withCell(support, "refund.issue", { answer: "can", amountMinor: 1500, first: FIRST });
    const told = rowChanges(support, changed);
    expect(told[0]).toMatchObject({
      action: "refund.issue",
      before: { limit: { max: 3000 } },
      after: { limit: { max: 1500 } },
      beneath: [],
    });
    expect(rowChanges(support, [...support].reverse())).toEqual([]);
  });

  it("tells a condition that no cell shows", () => {
    const changed = support.map((rule) =>
      rule.action === "order.note"
        ? { ...rule, conditions: [{ kind: "reason" as const, otherwise: "ask" as const }] }
        : rule,
    );
    expect(rowChanges(support, changed)).toMatchObject([
      { action: "order.note", beneath: [{ kind: "condition", before: null, after: { kind: "reason" } }] },
    ]);
  });
});
