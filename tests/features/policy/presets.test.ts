import { describe, expect, it } from "vitest";
import { ROWS, type Row } from "../../../app/features/policy/action";
import { PRESETS, presetRules, type Preset } from "../../../app/features/policy/presets";
import { refundLimitsOf } from "../../../app/features/policy/role";
import { Rules, type Answer, type Rule } from "../../../app/features/policy/rule";

const AMOUNTS = { perOrderMinor: 3000, perDayMinor: 10_000 };

const C: Answer = "can";
const A: Answer = "ask";
const D: Answer = "deny";
/** What a person prepares and somebody else lets go. */
const P = "draft";

/** The whole matrix of the presets at a glance: a column a preset, in the order of PRESETS. */
const MATRIX: Readonly<Record<Row, readonly (Answer | typeof P)[]>> = {
  //                    support fulfil. helper entry errands auditor trial
  "order.read": /*      */ [C, C, C, C, C, C, C],
  "order.search": /*    */ [C, C, C, D, D, C, A],
  "customer.name": /*   */ [C, C, C, D, D, C, C],
  "customer.email": /*  */ [C, C, A, D, D, D, D],
  "customer.phone": /*  */ [C, C, A, D, D, D, D],
  "customer.address": /**/ [C, C, A, D, D, D, D],
  "reply.use": /*       */ [C, C, C, D, D, D, P],
  "reply.edit": /*      */ [C, A, C, D, D, D, P],
  "reply.free": /*      */ [C, A, C, D, D, D, P],
  "message.answer": /*  */ [C, D, C, D, D, D, P],
  "comment.hide": /*    */ [C, D, C, D, D, D, P],
  "comment.delete": /*  */ [A, D, A, D, D, D, D],
  "reply.propose": /*   */ [C, C, C, C, D, D, C],
  "rule.propose": /*    */ [C, C, C, C, D, D, C],
  "order.note": /*      */ [C, C, C, C, C, D, C],
  "order.tags": /*      */ [C, C, C, C, D, D, C],
  "order.email": /*     */ [A, A, A, D, D, D, D],
  "order.address": /*   */ [A, C, A, D, D, D, D],
  "order.edit": /*      */ [A, D, A, D, D, D, D],
  "order.cancel": /*    */ [A, D, A, D, D, D, D],
  "refund.issue": /*    */ [C, D, A, D, D, D, P],
  "refund.return": /*   */ [C, D, A, D, D, D, P],
  "refund.goodwill": /* */ [C, D, A, D, D, D, P],
  "refund.shipping": /* */ [C, D, A, D, D, D, P],
  "refund.credit": /*   */ [C, D, A, D, D, D, P],
  "refund.restock": /*  */ [A, C, A, D, D, D, D],
  "refund.notify": /*   */ [C, D, C, D, D, D, C],
  "order.fulfil": /*    */ [D, C, C, D, D, D, D],
  "order.tracking": /*  */ [D, C, C, D, A, D, D],
  "order.hold": /*      */ [D, C, C, D, D, D, D],
  "return.decide": /*   */ [D, A, A, D, D, D, D],
  "stock.adjust": /*    */ [D, A, A, C, D, D, D],
  "product.publish": /* */ [D, D, A, A, D, D, D],
  "product.edit": /*    */ [D, D, A, C, D, D, D],
  "draft.create": /*    */ [D, D, A, D, D, D, D],
  "draft.invoice": /*   */ [D, D, A, D, D, D, D],
  "record.own": /*      */ [C, C, C, C, C, C, C],
  "record.read": /*     */ [D, D, D, D, D, C, D],
  "record.export": /*   */ [D, D, D, D, D, C, D],
};

const rowOf = (preset: Preset, action: Row) => presetRules(preset, AMOUNTS).find((rule) => rule.action === action);
const drafts = (rule: Rule | undefined) => rule?.conditions.some((one) => one.kind === "draft_only") ?? false;

describe.each(PRESETS.map((preset, column) => [preset, column] as const))("the preset %s", (preset, column) => {
  it("answers every row of the matrix, once and in its order", () => {
    expect(presetRules(preset, AMOUNTS).map((rule) => rule.action)).toEqual(ROWS);
  });

  it("is valid as stored", () => {
    const rules = presetRules(preset, AMOUNTS);
    expect(Rules.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  it.each(ROWS)("answers as drawn: %s", (action) => {
    const rule = rowOf(preset, action);
    const drawn = MATRIX[action][column];
    expect(drafts(rule) ? P : rule?.answer).toBe(drawn);
    if (drawn === P) expect(rule).toEqual({ action, answer: "can", conditions: [{ kind: "draft_only" }], limits: [] });
  });
});

const quota = (max: number) => [{ measure: "count", window: "rolling_24h", whose: "own", max, over: "deny" }];
const REASON = [{ kind: "reason", otherwise: "deny" }];
const SIGHTS: readonly Row[] = ["customer.name", "customer.email", "customer.phone", "customer.address"];

const SHOWN = PRESETS.flatMap((preset) => SIGHTS.map((action) => [preset, action] as const)).filter(
  ([preset, action]) => rowOf(preset, action)?.answer === "can",
);

describe("what is hidden", () => {
  it.each(SHOWN)("is shown to %s (%s) on a reason, so many times in any 24 hours", (preset, action) => {
    expect(rowOf(preset, action)).toEqual({
      action,
      answer: "can",
      conditions: REASON,
      limits: quota(preset === "fulfilment" ? 50 : 10),
    });
  });

  it.each(["customer_support", "fulfilment", "shop_helper", "auditor"] as const)(
    "is found by %s three hundred times in any 24 hours",
    (preset) => {
      expect(rowOf(preset, "order.search")).toEqual({
        action: "order.search",
        answer: "can",
        conditions: [],
        limits: quota(300),
      });
    },
  );
});

describe("customer support, the default", () => {
  it("refunds within the owner's two amounts, paid orders up to 30 days old, ten minutes to undo; what is over or older asks", () => {
    const limit = { measure: "amount", whose: "own", over: "ask" };
    expect(rowOf("customer_support", "refund.issue")).toEqual({
      action: "refund.issue",
      answer: "can",
      conditions: [
        { kind: "order_age_days", max: 30, otherwise: "ask" },
        {
          kind: "payment_status",
          oneOf: ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED"],
          noneOf: [],
          otherwise: "deny",
        },
        { kind: "hold", minutes: 10 },
      ],
      limits: [
        { ...limit, window: "order", max: 3000 },
        { ...limit, window: "day", max: 10_000 },
        { ...limit, window: "rolling_24h", max: 10_000 },
      ],
    });
    expect(refundLimitsOf(presetRules("customer_support", AMOUNTS))).toEqual(AMOUNTS);
  });

  it("is the only preset that refunds money without a yes", () => {
    const free = PRESETS.filter((preset) => {
      const rule = rowOf(preset, "refund.issue");
      return rule?.answer === "can" && !drafts(rule);
    });
    expect(free).toEqual(["customer_support"]);
  });
});

describe("whatever a preset says besides", () => {
  it("is a plain answer, without condition or limit", () => {
    const special = new Set<Row>([...SIGHTS, "order.search", "refund.issue"]);
    const odd = PRESETS.flatMap((preset) =>
      presetRules(preset, AMOUNTS).filter(
        (rule) => !drafts(rule) && !special.has(rule.action as Row) && rule.conditions.length + rule.limits.length > 0,
      ),
    );
    expect(odd).toEqual([]);
  });
});
