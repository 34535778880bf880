import type { Action } from "../../../app/features/policy/action";
import type { Condition } from "../../../app/features/policy/condition";
import type { Use } from "../../../app/features/policy/decide";
import type { Facts, OrderFacts, Withdrawal } from "../../../app/features/policy/facts";
import { useKey, type Limit } from "../../../app/features/policy/limit";
import type { Rule } from "../../../app/features/policy/rule";
import type { Standing } from "../../../app/features/policy/standing";
import type { Case } from "./case";
import type { Dice } from "./dice";
import { aGrant, anAction, VALUES } from "./generate-rules";

const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 9, 25, 12);
/** So many questions are asked about one grant, so that what a grant remembers of itself is asked again. */
const PER_GRANT = 4;

/** Without end: questions that lie on the edges of the rules they are about. */
export function* cases(dice: Dice): Generator<Case, never> {
  for (;;) {
    const aroundMs = NOON_MS + dice.below(400) * DAY_MS + dice.below(DAY_MS);
    const standing = aStanding(dice, aroundMs);
    for (let turn = 0; turn < PER_GRANT; turn += 1) yield aCase(dice, standing, aroundMs);
  }
}

function aStanding(dice: Dice, aroundMs: number): Standing {
  if (dice.chance(4)) return { kind: dice.pick(["owner", "stranger"]) };
  return { kind: "assistant", grant: aGrant(dice, aroundMs) };
}

function aCase(dice: Dice, standing: Standing, aroundMs: number): Case {
  const rows = standing.kind === "assistant" ? [...standing.grant.rules, ...standing.grant.overrides] : [];
  const ceiling = standing.kind === "assistant" ? standing.grant.ceiling : [];
  const nowMs = aroundMs + dice.pick([0, 0, 0, -1, 1]);
  const conditions = rows.flatMap((row) => row.conditions);
  const order = dice.chance(4) ? null : anOrder(dice, conditions, nowMs);
  const uses = someUses(dice, [...rows, ...ceiling], order);
  return {
    standing,
    uses,
    facts: {
      nowMs,
      local: aLocalTime(dice, conditions),
      order,
      used: whatIsUsed(dice, { rows: [...rows, ...ceiling], uses, order }),
      reason: dice.pick([null, "damaged", "withdrawal"]),
      withdrawal: aWithdrawal(dice),
    },
  };
}

/** One right most often, else two or three; most often rights that the person has. */
function someUses(dice: Dice, rows: readonly Rule[], order: OrderFacts | null): Case["uses"] {
  const held = rows.map(({ action }) => action);
  const one = (): Action =>
    held.length > 0 && dice.chance(94)
      ? dice.pick(held as [Action, ...Action[]])
      : dice.pick([anAction(dice), "team.join"]);
  const maxima = rows.flatMap((row) => row.limits).map((limit) => maxOf(limit, order));
  const amount = () => Math.min(amountNear(dice, maxima), 1_000_000_000_000);
  const first: Use = { action: one(), amountMinor: amount() };
  if (dice.chance(65)) return [first];
  const others = Array.from({ length: 1 + dice.below(2) }, one);
  const distinct = [...new Set(others)].filter((action) => action !== first.action);
  return [first, ...distinct.map((action) => ({ action, amountMinor: amount() }))];
}

function amountNear(dice: Dice, maxima: readonly number[]): number {
  const max = maxima[dice.below(Math.max(1, maxima.length))] ?? 0;
  return Math.max(0, dice.pick([0, 1, dice.below(4000), max - 1, max, max, max + 1]));
}

function maxOf(limit: Limit, order: OrderFacts | null): number {
  return limit.measure === "percent" ? Math.floor(((order?.totalMinor ?? 0) * limit.max) / 100) : limit.max;
}

type InPlay = { readonly rows: readonly Rule[]; readonly uses: readonly Use[]; readonly order: OrderFacts | null };

const NEAR = [0, 0, 1, -1] as const;
const LOWERED = [0, 1, 500] as const;

/** Before the action each use lies where the action just fits, just does not, or where the limit was lowered since. */
function whatIsUsed(dice: Dice, { rows, uses, order }: InPlay): Facts["used"] {
  const used: Record<string, number> = {};
  for (const { action, amountMinor } of uses)
    for (const limit of rows.flatMap((row) => (row.action === action ? row.limits : []))) {
      const key = useKey(action, limit);
      if (used[key] !== undefined && dice.chance(50)) continue;
      used[key] = usedBefore(dice, maxOf(limit, order), limit.measure === "count" ? 1 : amountMinor);
    }
  return used;
}

function usedBefore(dice: Dice, max: number, asked: number): number {
  if (dice.chance(20)) return 0;
  return Math.max(0, dice.chance(60) ? max - asked + dice.pick(NEAR) : max + dice.pick(LOWERED));
}

function anOrder(dice: Dice, conditions: readonly Condition[], nowMs: number): OrderFacts {
  const { tags, gateway, product } = VALUES;
  return {
    createdAtMs: nowMs - anAge(dice, conditions),
    totalMinor: aTotal(dice, conditions),
    paymentStatus: dice.pick(VALUES.payment_status as ["PENDING", ...typeof VALUES.payment_status]),
    fulfillmentStatus: dice.pick([null, ...VALUES.fulfillment_status]),
    risk: dice.pick([null, ...VALUES.risk]),
    tags: dice.some(tags, 3),
    country: dice.pick([null, ...VALUES.country]),
    currency: dice.pick(VALUES.currency),
    gateways: dice.some(gateway, 2),
    products: dice.some([...product, ""], 2),
    ...(dice.chance(8) ? { disputed: true as const } : {}),
  };
}

function anAge(dice: Dice, conditions: readonly Condition[]): number {
  const ages = conditions.flatMap((one) => (one.kind === "order_age_days" ? [one.max * DAY_MS] : []));
  const max = ages[dice.below(Math.max(1, ages.length))] ?? DAY_MS;
  return Math.max(0, max + dice.pick([-DAY_MS, -1, 0, 0, 1, 1, DAY_MS - 1, DAY_MS, DAY_MS + 1]));
}

function aTotal(dice: Dice, conditions: readonly Condition[]): number {
  const bounds = conditions.flatMap((one) => (one.kind === "order_value" ? [one.min ?? 0, one.max ?? 0] : []));
  const bound = bounds[dice.below(Math.max(1, bounds.length))] ?? dice.below(20_000);
  return Math.max(0, dice.pick([bound, bound, bound - 1, bound + 1, dice.below(20_000), 999_999_999_999]));
}

function aLocalTime(dice: Dice, conditions: readonly Condition[]): Facts["local"] {
  const edges = conditions.flatMap((one) => (one.kind === "hours" ? [one.from, one.until] : []));
  const edge = edges[dice.below(Math.max(1, edges.length))] ?? dice.below(1440);
  return { weekday: 1 + dice.below(7), minute: (edge + 1440 + dice.pick([-1, -1, 0, 0, 0, 1, 300])) % 1440 };
}

function aWithdrawal(dice: Dice): Withdrawal | null {
  if (dice.chance(65)) return null;
  const noticeDay = 20_600 + dice.below(400);
  const days = dice.pick([null, -1, 0, 13, 14, 14, 15, 15, 16]);
  return { noticeDay, deliveredDay: days === null ? null : noticeDay - days };
}
