import { answered, newBudget, PRIORITIES, started, waitFor, type Budget, type CostSeen, type Priority } from "./budget";

/** So many requests at once in this process, and of one shop: a slow shop leaves room for the others. */
const AT_ONCE = 32;
const AT_ONCE_PER_SHOP = 8;
/** Before an operation was answered once. */
const GUESSED_COST = 100;

/** What one request came back with: its result, and what Shopify said about its budget. */
export type Answered<T> = { readonly result: T; readonly seen: CostSeen | null; readonly blockedMs: number };

type Waiting = {
  readonly operation: string;
  readonly priority: Priority;
  readonly go: (cost: number) => void;
};
type Lane = { budget: Budget; running: number; waiting: Waiting[]; timer: NodeJS.Timeout | undefined };

const lanes = new Map<string, Lane>();
const costs = new Map<string, number>();
let running = 0;

export type Turn = { readonly operation: string; readonly priority: Priority; readonly withinMs: number };

/**
 * Runs a request when its shop has the points for it: money first, then people, then whole-shop reading; shops take
 * turns. Null = its turn did not come in time, and it was not run.
 */
export async function inTurn<T>(shop: string, turn: Turn, run: () => Promise<Answered<T>>): Promise<T | null> {
  const lane = laneOf(shop);
  const cost = await turnOf(lane, turn);
  if (cost === null) return null;
  let answer: Answered<T> | undefined;
  try {
    answer = await run();
    if (answer.seen !== null) costs.set(turn.operation, answer.seen.requestedQueryCost);
    return answer.result;
  } finally {
    lane.running -= 1;
    running -= 1;
    const { seen, blockedMs } = answer ?? { seen: null, blockedMs: 0 };
    // Full jitter on a pause, so that those who were refused together do not come back together.
    lane.budget = answered(lane.budget, { cost, seen, blockedMs: blockedMs * (1 + Math.random() / 4) }, Date.now());
    wake();
  }
}

/** Forgets what was learned; between tests. */
export function forgetBudgets(): void {
  for (const { timer } of lanes.values()) clearTimeout(timer);
  lanes.clear();
  costs.clear();
}

function laneOf(shop: string): Lane {
  const known = lanes.get(shop);
  if (known !== undefined) return known;
  const lane: Lane = { budget: newBudget(Date.now()), running: 0, waiting: [], timer: undefined };
  lanes.set(shop, lane);
  return lane;
}

/** The points that were set aside for the request when its turn came; null = it did not come in time. */
function turnOf(lane: Lane, { operation, priority, withinMs }: Turn): Promise<number | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      lane.waiting = lane.waiting.filter((one) => one !== waiting);
      resolve(null);
    }, withinMs);
    const waiting: Waiting = {
      operation,
      priority,
      go: (cost) => {
        clearTimeout(late);
        resolve(cost);
      },
    };
    const after = lane.waiting.findIndex((one) => PRIORITIES.indexOf(one.priority) > PRIORITIES.indexOf(priority));
    lane.waiting.splice(after === -1 ? lane.waiting.length : after, 0, waiting);
    wake();
  });
}

/** Gives out turns, one shop after the other, until nobody may go; then waits for the next answer or for points. */
function wake(): void {
  for (let given = true; given && running < AT_ONCE;) {
    given = false;
    for (const lane of lanes.values()) {
      if (running < AT_ONCE && mayGo(lane)) {
        giveTurn(lane);
        given = true;
      }
    }
  }
}

function mayGo(lane: Lane): boolean {
  const [first] = lane.waiting;
  if (first === undefined || lane.running >= AT_ONCE_PER_SHOP) return false;
  const ms = waitFor(lane.budget, { cost: costOf(first), priority: first.priority }, Date.now());
  if (ms <= 0) return true;
  clearTimeout(lane.timer);
  lane.timer = setTimeout(wake, ms * (1 + Math.random() / 4)).unref();
  return false;
}

/** The points are set aside here and now: whoever is next in the same round must see them gone. */
function giveTurn(lane: Lane): void {
  const next = lane.waiting.shift();
  if (next === undefined) return;
  const cost = costOf(next);
  lane.budget = started(lane.budget, cost);
  lane.running += 1;
  running += 1;
  next.go(cost);
}

function costOf({ operation }: Waiting): number {
  return costs.get(operation) ?? GUESSED_COST;
}
