import { ACTIONS, MONEY_ROWS, type Action } from "../../../app/features/policy/action";
import {
  FULFILLMENT_STATUSES,
  RISKS,
  type Condition,
  type ConditionKind,
} from "../../../app/features/policy/condition";
import { PAYMENT_STATUSES } from "../../../app/features/policy/payment-status";
import { GRANT_STATUSES, type Grant } from "../../../app/features/policy/grant";
import { WINDOWS, type Limit } from "../../../app/features/policy/limit";
import type { Rule } from "../../../app/features/policy/rule";
import type { Dice } from "./dice";

const DAY_MS = 86_400_000;

const REFUNDS: readonly [Action, ...Action[]] = ["refund.restock", "refund.notify", ...MONEY_ROWS];

/** Few values of each kind, so that an order has often one that a list names. */
export const VALUES = {
  payment_status: PAYMENT_STATUSES.slice(0, 6),
  fulfillment_status: FULFILLMENT_STATUSES.slice(0, 4),
  risk: RISKS,
  tags: ["vip", "VIP", "Vip", "wholesale", "Wholesale", "è urgente", "È URGENTE"],
  country: ["IT", "DE", "CH"],
  currency: ["EUR", "CHF", "USD"],
  gateway: ["shopify_payments", "Shopify_Payments", "paypal", "bogus"],
  product: ["MUG-1", "mug-1", "TEA-2", "CUP-3"],
} as const;

const KINDS: readonly [ConditionKind, ...ConditionKind[]] = [
  "order_age_days",
  "order_age_days",
  "order_value",
  "payment_status",
  "fulfillment_status",
  "risk",
  "tags",
  "tags",
  "country",
  "currency",
  "gateway",
  "product",
  "hours",
  "hours",
  "dates",
  "reason",
  "draft_only",
  "hold",
];

/** Most questions are about refunds, whose rules are the longest; every action is asked about. */
export function anAction(dice: Dice): Action {
  return dice.chance(60) ? dice.pick(REFUNDS) : dice.pick(ACTIONS as [Action, ...Action[]]);
}

/** A grant near whose dates `aroundMs` lies. */
export function aGrant(dice: Dice, aroundMs: number): Grant {
  const actions = [...new Set([anAction(dice), anAction(dice), anAction(dice)])];
  const dated = (percent: number) => (dice.chance(percent) ? nearInstant(dice, aroundMs) : null);
  const sound = dice.chance(93);
  return {
    id: "00000000-0000-4000-8000-000000000001",
    shopifyUserId: "9000000001",
    version: 1,
    status: sound ? "active" : dice.pick(GRANT_STATUSES),
    missingSteps: sound ? [] : dice.some(["accept", "log in", "two factors"], 2),
    validFrom: dated(8),
    validUntil: dated(8),
    timeZone: null,
    roleVersionId: "00000000-0000-4000-8000-000000000002",
    rules: actions.map((action) => aRule(dice, action, aroundMs)),
    overrides: dice.some(actions, 1).map((action) => aRule(dice, action, aroundMs)),
    ceiling: dice
      .some([...actions, anAction(dice)], 2)
      .filter((action, at, all) => all.indexOf(action) === at)
      .map((action) => ({
        action,
        answer: "can",
        conditions: [],
        limits: severalOf(dice, 2, () => ({ ...aLimit(dice), ...shared(dice) })),
      })),
  };
}

/** A ceiling counts what all assistants did together, money or times, in the windows of a shop. */
function shared(dice: Dice): Pick<Limit, "measure" | "window" | "whose"> {
  return {
    measure: dice.pick(["amount", "count"]),
    window: dice.pick(["rolling_1h", "day", "rolling_24h", "week", "month"]),
    whose: "all",
  };
}

function aRule(dice: Dice, action: Action, aroundMs: number): Rule {
  return {
    action,
    answer: dice.pick(["can", "can", "can", "can", "can", "can", "can", "can", "can", "ask", "deny"]),
    conditions: severalOf(dice, 3, () => aCondition(dice, dice.pick(KINDS), aroundMs)),
    limits: severalOf(dice, 3, () => aLimit(dice)),
  };
}

function severalOf<T>(dice: Dice, most: number, make: () => T): T[] {
  return Array.from({ length: dice.below(most + 1) }, make);
}

/** Few different maxima and windows, so that several limits look at the same use. */
function aLimit(dice: Dice): Limit {
  const over = dice.pick(["ask", "deny"]);
  if (dice.chance(25))
    return { measure: "percent", window: "order", whose: "own", max: dice.pick([0, 1, 33, 50, 67, 99, 100]), over };
  const window = dice.pick(dice.chance(50) ? ["order", "day", "rolling_24h"] : WINDOWS);
  const everybody = window === "order" || window.startsWith("customer");
  return {
    measure: dice.pick(["amount", "amount", "count"]),
    window,
    whose: everybody ? "own" : dice.pick(["own", "own", "all"]),
    max: dice.pick([0, 1, 2, 10, 1500, 3000, 3000, 10_000, 1_000_000_000_000]),
    over,
  };
}

function aCondition(dice: Dice, kind: ConditionKind, aroundMs: number): Condition {
  const otherwise = dice.pick(["ask", "deny"]);
  switch (kind) {
    case "order_age_days":
      return { kind, max: dice.pick([0, 1, 14, 30, 365, 3650]), otherwise };
    case "order_value": {
      const bound = () => dice.pick([null, 0, 1, 999, 5000, 10_000]);
      return { kind, min: bound(), max: bound(), otherwise };
    }
    case "hours":
      return { kind, days: someDays(dice), ...aShift(dice), otherwise };
    case "dates": {
      const bound = () => (dice.chance(40) ? null : nearInstant(dice, aroundMs));
      return { kind, from: bound(), until: bound() };
    }
    case "reason":
      return { kind, otherwise };
    case "draft_only":
      return { kind };
    case "hold":
      return { kind, minutes: dice.pick([1, 10, 60, 1440]) };
    default: {
      // The kind and its own values go together; that each condition can be stored is checked by the proof.
      const values: readonly string[] = VALUES[kind];
      return { kind, oneOf: dice.some(values, 3), noneOf: dice.some(values, 1), otherwise } as Condition;
    }
  }
}

function someDays(dice: Dice): number[] {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(() => dice.chance(60));
  return days.length === 0 ? [1 + dice.below(7)] : days;
}

/** Minutes of the day. */
type Shift = { readonly from: number; readonly until: number };

/** By day, over midnight, or round the clock. */
function aShift(dice: Dice): Shift {
  return dice.pick<Shift>([
    { from: 540, until: 1080 },
    { from: 0, until: 720 },
    { from: 720, until: 1439 },
    { from: 1320, until: 360 },
    { from: 1080, until: 0 },
    { from: 1439, until: 1 },
    { from: 480, until: 480 },
    { from: 0, until: 0 },
  ]);
}

/** Sometimes written in another zone: the instant counts. */
function nearInstant(dice: Dice, aroundMs: number): string {
  const atMs = aroundMs + dice.pick([-DAY_MS, -1, -1, 0, 0, 1, 1, DAY_MS]);
  return dice.chance(70)
    ? new Date(atMs).toISOString()
    : new Date(atMs + 7_200_000).toISOString().replace("Z", "+02:00");
}
