import { randomUUID } from "node:crypto";
import { later, type Webhooks } from "./webhooks";

/**
 * Work that Shopify does after it has answered. `delayMs` = how long a job waits before it runs; the next `failing` jobs
 * end without having done anything, which a job cannot say: it knows only `done`.
 */
export type Jobs = { delayMs: number; failing: number; known: Map<string, { readonly shop: string; done: boolean }> };

const DELAY_MS = 200;

export function newJobs(): Jobs {
  return { delayMs: DELAY_MS, failing: 0, known: new Map() };
}

export type JobHost = { readonly jobs: Jobs; readonly webhooks: Webhooks };

/** Puts work off; returns the id of the job that stands for it. */
export function startJob({ jobs, webhooks }: JobHost, shop: string, work: () => void): string {
  const id = `gid://shopify/Job/${randomUUID()}`;
  const job = { shop, done: false };
  jobs.known.set(id, job);
  const fails = jobs.failing > 0;
  if (fails) jobs.failing -= 1;
  later(webhooks, jobs.delayMs, () => {
    if (!fails) work();
    job.done = true;
  });
  return id;
}
