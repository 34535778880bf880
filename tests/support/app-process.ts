import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** One piece of work for a gate process, and what it answers when it lives to say so. */
export type Job = { readonly requestKey: string; readonly userId: string; readonly input: object };
export type Outcome = { readonly requestKey: string; readonly outcome: string };

/** How a gate process behaves; everything but the first two is for proofs that break it on purpose. */
export type GateProcessOptions = {
  readonly databaseUrl: string;
  readonly storeUrl: string;
  /** Dies by SIGKILL at this point, the `killAfter`-th time it is reached. */
  readonly killAt?: string;
  readonly killAfter?: number;
  /** Settles what waits, too, every so many milliseconds. */
  readonly sweepEveryMs?: number;
  readonly leaseS?: number;
  /** Works the queue, too, as a whole app server does. */
  readonly queue?: boolean;
  /** How many jobs it works at the same time. */
  readonly atOnce?: number;
  /** The negative control: a new key at each sending, no look-up, no second look at the order. */
  readonly unguarded?: boolean;
};

export type GateProcess = {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  give(job: Job): void;
  /** Ends the process after the work it has. */
  finish(): Promise<void>;
};

const MAIN = new URL("gate-process.ts", import.meta.url).pathname;

/** The gate in a process of its own, as a second app server has it; it works the jobs it is given and answers by line. */
export function startGateProcess(options: GateProcessOptions, onOutcome: (outcome: Outcome) => void): GateProcess {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...process.env, GATE_PROCESS: JSON.stringify(options) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  // A killed process cannot take what is still written to it.
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("{")) onOutcome(JSON.parse(line) as Outcome);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  return {
    child,
    ended,
    give: (job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`);
    },
    finish: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
