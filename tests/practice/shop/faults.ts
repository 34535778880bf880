import type { OperationDefinitionNode } from "graphql";

export const FAULT_KINDS = [
  "throttled",
  "http_429",
  "error_before",
  "error_after",
  "lost_answer",
  "slow",
  "hang",
  "failing_reads",
  "clock_skew",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The two halves of the token endpoint, named as operations. "*" does not mean them: it is every call of the API. */
export const TOKEN_OPERATIONS = { exchange: "token_exchange", refresh: "token_refresh" } as const;

/** How long, when a fault does not say: a late answer, one that never comes, points that are back soon. */
const DEFAULT_MS: Readonly<Partial<Record<FaultKind, number>>> = {
  slow: 1500,
  hang: 60_000,
  http_429: 2000,
  throttled: 500,
};

/**
 * Something that goes wrong `times` times, or in a `share` (0 to 1) of all calls. `operation` is a root field, or
 * "query", "mutation", "token_exchange", "token_refresh" or "*"; `shop` narrows it to one. `ms` is how long `slow` and
 * `hang` take, when `throttled` and `http_429` may come again, or how far the store's clock is off for `clock_skew`
 * (which is not spent by calls).
 */
export type Fault = {
  operation: string;
  kind: FaultKind;
  times: number;
  share?: number | undefined;
  shop?: string | undefined;
  ms?: number | undefined;
};

/** The store's clock is off by so much, in milliseconds. */
export function skewMs(faults: readonly Fault[]): number {
  return faults.reduce((sum, { kind, ms }) => (kind === "clock_skew" ? sum + (ms ?? 0) : sum), 0);
}

export type FaultCall = {
  readonly shop: string;
  readonly fields: readonly string[];
  /** Undefined for the token endpoint. */
  readonly kind: OperationDefinitionNode["operation"] | undefined;
};

/** How long a fault of this kind takes, in milliseconds. */
export function msOf({ kind, ms }: Fault): number {
  return ms ?? DEFAULT_MS[kind] ?? 0;
}

/** How much later an answer comes, in milliseconds. */
export function delayOf(fault: Fault | null): number {
  return fault?.kind === "slow" || fault?.kind === "hang" ? msOf(fault) : 0;
}

/** The fault that hits this call, spent by one; null = none. */
export function takeFault(faults: Fault[], call: FaultCall, random: () => number): Fault | null {
  const fault = faults.find(
    (one) =>
      one.times > 0 &&
      one.kind !== "clock_skew" &&
      (one.shop === undefined || one.shop === call.shop) &&
      concerns(one, call) &&
      (one.share === undefined || random() < one.share),
  );
  if (fault === undefined) return null;
  fault.times -= 1;
  return fault;
}

function concerns({ operation, kind }: Fault, call: FaultCall): boolean {
  if (kind === "failing_reads") return call.kind === "query";
  return (operation === "*" && call.kind !== undefined) || operation === call.kind || call.fields.includes(operation);
}
