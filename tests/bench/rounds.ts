/** What one round of one candidate came to; `cpuUs` is CPU time of the measured process per operation, microseconds. */
export type Round = { readonly perSecond: number; readonly cpuUs: number; readonly latenciesMs: readonly number[] };

/** Medians over the rounds; `latenciesMs` of all rounds together. */
export type Figures = { perSecond: number; cpuUs: number; p50Ms: number; p99Ms: number };

/**
 * Runs the candidates one after the other, round by round (A B C A B C ...), after one round that is thrown away: what
 * else the machine does then meets all of them.
 */
export async function interleaved<K extends string>(
  candidates: Readonly<Record<K, () => Promise<Round>>>,
  rounds: number,
): Promise<Record<K, Round[]>> {
  const names = Object.keys(candidates) as K[];
  const done = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as Record<K, Round[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const one = await candidates[name]();
      if (round >= 0) done[name].push(one);
    }
  }
  return done;
}

export function figuresOf(rounds: readonly Round[]): Figures {
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
  return {
    perSecond: Math.round(median(rounds.map(({ perSecond }) => perSecond))),
    cpuUs: Math.round(median(rounds.map(({ cpuUs }) => cpuUs))),
    p50Ms: rounded(quantile(latencies, 0.5)),
    p99Ms: rounded(quantile(latencies, 0.99)),
  };
}

/** Median of the ratios of rounds that ran side by side: a slow minute of the machine slows both. */
export function ratio(ours: readonly Round[], theirs: readonly Round[]): number {
  return rounded(median(ours.map(({ perSecond }, index) => perSecond / (theirs[index]?.perSecond ?? NaN))));
}

/** `clients` at a time call `work` for `forMs`; `worker` numbers them from 0. */
export async function timed(
  { clients, forMs }: { clients: number; forMs: number },
  work: (worker: number, turn: number) => Promise<unknown>,
): Promise<Round> {
  const latenciesMs: number[] = [];
  const started = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(
    Array.from({ length: clients }, async (_, worker) => {
      for (let turn = 0; performance.now() - started < forMs; turn += 1) {
        const before = performance.now();
        await work(worker, turn);
        latenciesMs.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: latenciesMs.length / seconds, cpuUs: (user + system) / latenciesMs.length, latenciesMs };
}

/** Columns padded to their widest cell. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join("  "));
  }
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
