import { isDeepStrictEqual } from "node:util";
import type { Decision, Reason } from "../../app/features/policy/decision";
import { briefly, inFull, type Briefly, type InFull } from "./decide-hand";
import { compileMs, ours } from "./decide-ours";
import { accessControl, casbin, casl, cedar, type Contestant } from "./decide-peers";
import { policyOf, requestsFor, type PolicyRow, type Request, type Size } from "./decide-policy";
import { interleaved, median, printTable, quantile, ratio, type Round } from "./rounds";

/** Many and short: what else the machine does meets few of them. */
const ROUNDS = 45;
const ROUND_MS = 30;
const REQUESTS = 4096;
const BATCH = 64;
/** So many answers of the slow ones are compared; ours are compared all. */
const SHOWN = 300;
const COMPARED: Size = { roles: 10, rows: 30, people: 10 };
/**
 * As many rights are in memory in every size but the last, so that what differs is how many roles and rows there are; the
 * last shows what memory alone costs.
 */
const SIZES: readonly Size[] = [
  { roles: 10, rows: 30, people: 100 },
  { roles: 1, rows: 30, people: 100 },
  { roles: 100, rows: 30, people: 100 },
  { roles: 10, rows: 4, people: 750 },
  { roles: 10, rows: 39, people: 77 },
  { roles: 10, rows: 30, people: 10 },
];

/**
 * One decision beside four engines and two functions written by hand, on one policy (10 roles × 30 rows: 240 rules) with
 * the same requests, in one process, taking turns; each finds its inputs ready in its own form. One by hand gives the
 * answer and its first reason, no more; the other tells what `decide` tells, and must tell the same before anything is
 * timed. Then ours and that one on fewer and more roles and rows, which may not matter. `full` = three times the rounds.
 */
export async function bench({ full }: { full: boolean }): Promise<Record<string, unknown>> {
  const rounds = full ? 3 * ROUNDS : ROUNDS;
  const [coldMs = NaN, ...warmMs] = compileMs(policyOf({ roles: 1, rows: 30, people: 1 }), 1000);
  const [policy, requests] = [policyOf(COMPARED), requestsFor(COMPARED, REQUESTS)];
  const hand = byHand(policy, requests);
  const own = ours(policy, requests);
  tellsTheSame(own, hand);
  const peers = [casl(policy, requests), accessControl(policy, requests), await casbin(policy, requests)];
  const wasm = cedar(policy, requests);
  const others = [byHandBriefly(policy, requests), ...peers, ...(wasm === null ? [] : [wasm])];
  for (const one of others) agreesWith(hand, one);

  const title = `${String(policy.length)} rules`;
  const engines = await compared(title, [hand, own, ...others], { beside: own, rounds });
  const growth = await compared("ours, as the policy grows", grown(ours), { rounds });
  const growthByHand = await compared("by hand, as the policy grows", grown(byHand), { rounds });
  const compile = { coldMs: rounded(coldMs), medianMs: rounded(median(warmMs)) };
  console.log(`compile a fresh grant of 24 rules: ${JSON.stringify(compile)}`);
  console.log("goals: >= 2.5x CASL, >= 0.7x the one by hand, p99 <= 5 us; flat in roles and rows; compile <= 1 ms");
  const allowed = requests.filter((_, index) => hand.can(hand.ask(index))).length;
  return { rules: policy.length, requests: REQUESTS, allowed, engines, growth, growthByHand, compile };
}

function byHand(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const decide = inFull(policy);
  return {
    name: "by hand, with rule, reasons and remainders",
    ask: (index) => decide(requests[index] as Request),
    can: (answer) => (answer as InFull).answer === "can",
  };
}

function byHandBriefly(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const decide = briefly(policy);
  return {
    name: "by hand, with answer and first reason",
    ask: (index) => decide(requests[index] as Request),
    can: (answer) => (answer as Briefly).answer === "can",
  };
}

/** Nobody is measured who answers something else. */
function agreesWith(hand: Contestant, other: Contestant): void {
  for (let index = 0; index < SHOWN; index += 1) {
    if (hand.can(hand.ask(index)) === other.can(other.ask(index))) continue;
    throw new Error(`${other.name} answers request ${String(index)} otherwise than the one by hand`);
  }
}

/** Every reason in the same order, and the same left of every limit. */
function tellsTheSame(own: Contestant, hand: Contestant): void {
  for (let index = 0; index < REQUESTS; index += 1) {
    const [mine, theirs] = [own.ask(index) as Decision, hand.ask(index) as InFull];
    if (isDeepStrictEqual(told(mine), told(theirs))) continue;
    throw new Error(`request ${String(index)}: ours tells ${JSON.stringify(mine)}, by hand ${JSON.stringify(theirs)}`);
  }
}

/** What both tell, without the words in which they do. */
function told({ answer, reasons, rooms }: Decision | InFull) {
  const over = (reason: Reason | InFull["reasons"][number]) => (reason.code === "over_limit" ? reason.room.over : null);
  return {
    answer,
    reasons: [...reasons].map((reason) => [reason.code, reason.answer, over(reason)]),
    rooms: [...rooms].map(({ window, max, used, left, over: beyond }) => [window, max, used, left, beyond]),
  };
}

type Make = (policy: readonly PolicyRow[], requests: readonly Request[]) => Contestant;

/** One kind of contestant in all sizes; the first is what the others are compared with. */
function grown(make: Make): [Contestant, ...Contestant[]] {
  const sizes = SIZES.map((size) => {
    const policy = policyOf(size);
    const { roles, rows, people } = size;
    const name = `${String(policy.length)} rules: ${String(roles)} roles x ${String(rows)} rows, ${String(people)} people`;
    return { ...make(policy, requestsFor(size, REQUESTS)), name };
  });
  return sizes as [Contestant, ...Contestant[]];
}

type Options = { readonly beside?: Contestant; readonly rounds: number };

/** Each beside one of them, the first where nobody says which. */
async function compared(
  title: string,
  contestants: readonly [Contestant, ...Contestant[]],
  { beside = contestants[0], rounds }: Options,
) {
  const all = await interleaved(
    Object.fromEntries(contestants.map((one) => [one.name, () => Promise.resolve(round(one))])),
    rounds,
  );
  const base = all[beside.name] ?? [];
  const rows = Object.entries(all).map(([name, done]) => {
    const latenciesUs = done.flatMap(({ latenciesMs }) => latenciesMs.map((ms) => ms * 1000)).sort((a, b) => a - b);
    const figures = {
      perSecond: Math.round(median(done.map(({ perSecond }) => perSecond))),
      times: ratio(base, done),
      p50Us: rounded(quantile(latenciesUs, 0.5)),
      p99Us: rounded(quantile(latenciesUs, 0.99)),
    };
    return [name, figures] as const;
  });
  printTable([
    [title, "per CPU second", `${beside.name.split(",")[0] ?? ""} is`, "p50 us", "p99 us"],
    ...rows.map(([name, { perSecond, times, p50Us, p99Us }]) => [name, perSecond, `${String(times)}x`, p50Us, p99Us]),
  ]);
  console.log("");
  return Object.fromEntries(rows);
}

/** Answers are kept for a while: what nobody looks at, V8 does not make. */
const kept: unknown[] = Array.from({ length: BATCH }, () => null);

/**
 * All requests in turn for a while, by the time that the process had of a processor; between the batches one by itself,
 * for its latency by the clock (the clock's own included).
 */
function round({ ask }: Contestant): Round {
  const latenciesMs: number[] = [];
  const started = performance.now();
  const cpu = process.cpuUsage();
  let at = 0;
  let asked = 0;
  while (performance.now() - started < ROUND_MS) {
    for (let turn = 0; turn < BATCH; turn += 1) {
      kept[turn] = ask(at);
      at = (at + 1) % REQUESTS;
    }
    const before = performance.now();
    kept[0] = ask(at);
    latenciesMs.push(performance.now() - before);
    asked += BATCH + 1;
  }
  const { user, system } = process.cpuUsage(cpu);
  const cpuUs = (user + system) / asked;
  return { perSecond: 1e6 / cpuUs, cpuUs, latenciesMs };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
