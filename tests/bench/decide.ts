import { compileMs, ours } from "./decide-ours";
import { accessControl, casbin, casl, cedar, type Contestant } from "./decide-peers";
import { handWritten, policyOf, requestsFor, type ByHand, type PolicyRow, type Request } from "./decide-policy";
import { interleaved, median, printTable, quantile, ratio, type Round } from "./rounds";

const ROUNDS = 9;
const ROUND_MS = 150;
const REQUESTS = 4096;
const BATCH = 64;
const SHOWN = 300;

/**
 * One decision beside four engines and a hand-written function, on one policy (10 roles × 30 rows: 240 rules) with the
 * same requests, in one process, taking turns; each finds its inputs ready in its own form. Then ours alone on fewer and
 * more roles and rows, which may not matter. `full` = three times the rounds.
 */
export async function bench({ full }: { full: boolean }): Promise<Record<string, unknown>> {
  const rounds = full ? 3 * ROUNDS : ROUNDS;
  const [coldMs = NaN, ...warmMs] = compileMs(policyOf(1, 30), 1000);
  const policy = policyOf(10, 30);
  const requests = requestsFor(10, 30, REQUESTS);
  const hand = byHand(policy, requests);
  const own = ours(policy, requests);
  const peers = [casl(policy, requests), accessControl(policy, requests), await casbin(policy, requests)];
  const wasm = cedar(policy, requests);
  const contestants = [hand, own, ...peers, ...(wasm === null ? [] : [wasm])];
  for (const one of contestants) agreesWith(hand, one);

  const engines = await compared(`${String(policy.length)} rules`, contestants, { beside: own, rounds });
  const sizes = [sized(1, 30), sized(10, 30), sized(100, 30), sized(10, 4), sized(10, 38)];
  const growth = await compared("ours, as the policy grows", sizes, { beside: sizes[1] ?? own, rounds });
  const compile = { coldMs: rounded(coldMs), medianMs: rounded(median(warmMs)) };
  console.log(`compile a fresh grant of 24 rules: ${JSON.stringify(compile)}`);
  console.log("goals: >= 2.5x CASL, >= 0.7x the one by hand, p99 <= 5 us; flat in roles and rows; compile <= 1 ms");
  const allowed = requests.filter((_, index) => hand.can(hand.ask(index))).length;
  return { rules: policy.length, requests: REQUESTS, allowed, engines, growth, compile };
}

/** The limit: what somebody would write by hand for this one policy. */
function byHand(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const decide = handWritten(policy);
  return {
    name: "by hand, with answer and reason",
    ask: (index) => decide(requests[index] as Request),
    can: (answer) => (answer as ByHand).answer === "can",
  };
}

/** Ours on so many roles and rows of the matrix. */
function sized(roles: number, rows: number): Contestant {
  const policy = policyOf(roles, rows);
  const name = `${String(policy.length)} rules: ${String(roles)} roles x ${String(rows)} rows`;
  return { ...ours(policy, requestsFor(roles, rows, REQUESTS)), name };
}

/** Nobody is measured who answers something else. */
function agreesWith(hand: Contestant, other: Contestant): void {
  for (let index = 0; index < SHOWN; index += 1) {
    if (hand.can(hand.ask(index)) === other.can(other.ask(index))) continue;
    throw new Error(`${other.name} answers request ${String(index)} otherwise than the one by hand`);
  }
}

type Options = { readonly beside: Contestant; readonly rounds: number };

async function compared(title: string, contestants: readonly Contestant[], { beside, rounds }: Options) {
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
    [title, "per second", `${beside.name.split(",")[0] ?? ""} is`, "p50 us", "p99 us"],
    ...rows.map(([name, { perSecond, times, p50Us, p99Us }]) => [name, perSecond, `${String(times)}x`, p50Us, p99Us]),
  ]);
  console.log("");
  return Object.fromEntries(rows);
}

/** Answers are kept for a while: what nobody looks at, V8 does not make. */
const kept: unknown[] = Array.from({ length: BATCH }, () => null);

/** All requests in turn for a while, and between the batches one by itself, for its latency (the clock's own included). */
function round({ ask }: Contestant): Round {
  const latenciesMs: number[] = [];
  const started = performance.now();
  let at = 0;
  let asked = 0;
  let aloneMs = 0;
  while (performance.now() - started < ROUND_MS) {
    for (let turn = 0; turn < BATCH; turn += 1) {
      kept[turn] = ask(at);
      at = (at + 1) % REQUESTS;
    }
    asked += BATCH;
    const before = performance.now();
    kept[0] = ask(at);
    const tookMs = performance.now() - before;
    latenciesMs.push(tookMs);
    aloneMs += tookMs;
  }
  const seconds = (performance.now() - started - aloneMs) / 1000;
  return { perSecond: asked / seconds, cpuUs: NaN, latenciesMs };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
