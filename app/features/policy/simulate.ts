import type { Action } from "./action";
import { isMet } from "./check";
import { termsOf, type KeyedLimit, type Right } from "./grant";
import { grantWith } from "./made-up";
import { CUSTOMER_DAYS, earlierOf, type Moment, type Past } from "./past";
import { maxOf } from "./room";
import type { Answer, Rule } from "./rule";
import { whyUnmet } from "./unmet";

/** How many, and how much in all, minor units. */
export type Tally = { readonly count: number; readonly amountMinor: number };

/** What rules would have said to the past; `answers` stand beside `past.refunds`. */
export type Simulation = Readonly<Record<Answer, Tally>> & { readonly answers: readonly Answer[] };

/**
 * The rights that a refund of the past uses. Whether goods came back, the past does not say for sure: counted is what
 * needs no return, a goodwill refund.
 */
export const PAST_USES = ["refund.issue", "refund.goodwill"] as const;

/**
 * What the rules would have said, refund by refund in the order of time: one assistant with these rules does what passes
 * and, after the owner's yes, what asks; both count in the windows that follow. What is denied somebody else does, so it
 * counts only where any hand counts. Working hours and dates are left out: the past knows no shifts. The answers are
 * those of `decideAll`, without the reasons and rooms that nobody reads here; a test compares them on any rules.
 */
export function simulate(past: Past, rules: readonly Rule[], ceiling: readonly Rule[] = []): Simulation {
  const { rights } = termsOf(grantWith(timeless(rules), ceiling));
  const [issue, goodwill] = [judgeOf(past, PAST_USES[0], rights), judgeOf(past, PAST_USES[1], rights)];
  const tallies = { can: none(), ask: none(), deny: none() };
  const answers = past.moments.map((moment, index): Answer => {
    const answer = stricter(issue.answer(moment, index), goodwill.answer(moment, index));
    if (answer !== "deny") {
      issue.add(index);
      goodwill.add(index);
    }
    const tally = tallies[answer];
    tally.count += 1;
    tally.amountMinor += moment.amountMinor;
    return answer;
  });
  return { ...tallies, answers };
}

function none() {
  return { count: 0, amountMinor: 0 };
}

/** The same rules without the conditions that hang on when somebody works. */
export function timeless(rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => ({
    ...rule,
    conditions: rule.conditions.filter(({ kind }) => kind !== "hours" && kind !== "dates"),
  }));
}

/** One right's part in the answer to a refund; `add` says that the assistant did it. */
type Judge = { answer(moment: Moment, index: number): Answer; add(index: number): void };

function judgeOf(past: Past, action: Action, rights: ReadonlyMap<Action, Right>): Judge {
  const right = rights.get(action);
  if (right === undefined) return { answer: () => "deny", add: nothing };
  const said = right.answer;
  const limits = right.limits.map((limit) => ({ limit, gauge: gaugeOf(past, action, limit) }));
  return {
    answer(moment, index) {
      const { amountMinor, order } = moment;
      let answer: Answer = said;
      for (const check of right.checks)
        if (!isMet(check, moment)) answer = stricter(answer, whyUnmet(check, moment).answer);
      for (const { limit, gauge } of limits) {
        const wanted = limit.measure === "count" ? 1 : amountMinor;
        const max = maxOf(limit, order.totalMinor) ?? 0;
        if (gauge.read(index) + wanted > max) answer = stricter(answer, limit.over);
      }
      return answer;
    },
    add(index) {
      for (const { gauge } of limits) gauge.add(index);
    },
  };
}

function stricter(a: Answer, b: Answer): Answer {
  return a === "deny" || b === "deny" ? "deny" : a === "ask" || b === "ask" ? "ask" : "can";
}

/** What one limit has counted before a refund. */
type Gauge = { read(index: number): number; add(index: number): void };

function gaugeOf(past: Past, action: Action, limit: KeyedLimit): Gauge {
  const { window } = limit;
  const worth = (index: number) => (limit.measure === "count" ? 1 : (past.moments[index]?.amountMinor ?? 0));
  // What other hands gave back counts for the refund's main right, in money (decisions.md 5).
  const anyHand = action === "refund.issue" && limit.measure !== "count";
  switch (window) {
    case "order":
      if (anyHand) return { read: (index) => past.refunds[index]?.beforeMinor ?? 0, add: nothing };
      return orderGauge(past, worth);
    case "customer_30d":
    case "customer_90d":
    case "customer_365d":
      if (anyHand) return { read: (index) => past.customerMinor[window][index] ?? 0, add: nothing };
      return customerGauge(past, CUSTOMER_DAYS[window], worth);
    case "rolling_1h":
    case "rolling_24h":
      return rollingGauge(past, window === "rolling_1h" ? HOUR_MS : 24 * HOUR_MS, worth);
    default:
      return calendarGauge(past.calendar[window], worth);
  }
}

const HOUR_MS = 3_600_000;
type Worth = (index: number) => number;
function nothing(): void {
  // Counted by any hand already.
}

function orderGauge({ refunds }: Past, worth: Worth): Gauge {
  const sums = new Map<string | undefined, number>();
  const read = (index: number) => sums.get(refunds[index]?.order.id) ?? 0;
  return { read, add: (index) => void sums.set(refunds[index]?.order.id, read(index) + worth(index)) };
}

function customerGauge(past: Past, days: number, worth: Worth): Gauge {
  const done = new Uint8Array(past.refunds.length);
  const at = (index: number) => past.refunds[index]?.atMs ?? 0;
  const read = (index: number) => {
    let sum = 0;
    for (const one of earlierOf(past.earlier, index)) {
      if (at(one) < at(index) - days * 24 * HOUR_MS) break;
      if (done[one] === 1) sum += worth(one);
    }
    return sum;
  };
  return { read, add: (index) => void (done[index] = 1) };
}

function rollingGauge(past: Past, lengthMs: number, worth: Worth): Gauge {
  const done: number[] = [];
  let first = 0;
  let sum = 0;
  const at = (index: number) => past.refunds[index]?.atMs ?? 0;
  const read = (index: number) => {
    for (let oldest = done[first]; oldest !== undefined && at(oldest) < at(index) - lengthMs; oldest = done[first]) {
      sum -= worth(oldest);
      first += 1;
    }
    return sum;
  };
  return {
    read,
    add: (index) => {
      done.push(index);
      sum += worth(index);
    },
  };
}

function calendarGauge(places: Int32Array, worth: Worth): Gauge {
  let place: number | undefined;
  let sum = 0;
  const read = (index: number) => {
    if (places[index] !== place) sum = 0;
    place = places[index];
    return sum;
  };
  return { read, add: (index) => void (sum += worth(index)) };
}
