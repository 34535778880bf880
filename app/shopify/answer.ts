import { z } from "zod";
import { problem, type Problem } from "../platform/problem";

/** Shopify's three layers of failure seen as one: what surely did not run, and what nobody can tell. */
export type Failure =
  | { readonly kind: "throttled"; readonly waitMs: number }
  | { readonly kind: "not_run"; readonly problem: Problem }
  | { readonly kind: "unknown"; readonly why: string };

const ErrorBody = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional()
    .catch(undefined),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
      }),
    })
    .optional()
    .catch(undefined),
});

const DEFAULT_WAIT_MS = 1000;

/**
 * Sorts a failed answer by safety.md section 3. Throttled (also as HTTP 200) and refused for want of a right: not run.
 * Server errors and anything unreadable: unknown, because a change may have happened before it.
 */
export function classifyFailure(status: number, body: unknown): Failure {
  const parsed = ErrorBody.safeParse(body);
  const codes = parsed.success ? (parsed.data.errors ?? []).map((error) => error.extensions?.code ?? "") : [];
  if (status === 429 || codes.includes("THROTTLED")) return { kind: "throttled", waitMs: waitMs(parsed.data) };
  if (codes.includes("ACCESS_DENIED")) return { kind: "not_run", problem: problem("scope_missing") };
  if (status === 401) return { kind: "not_run", problem: problem("app_not_installed") };
  if (status === 403 || status === 402 || status === 404 || status === 423) {
    return { kind: "not_run", problem: problem("shopify_refused", { status }) };
  }
  if (status >= 500 || codes.includes("INTERNAL_SERVER_ERROR"))
    return { kind: "unknown", why: `HTTP ${String(status)}` };
  if (codes.length > 0) return { kind: "not_run", problem: problem("shopify_refused", { status }) };
  return { kind: "unknown", why: `unreadable answer, HTTP ${String(status)}` };
}

function waitMs(body: z.infer<typeof ErrorBody> | undefined): number {
  const cost = body?.extensions?.cost;
  if (cost === undefined) return DEFAULT_WAIT_MS;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.max(DEFAULT_WAIT_MS / 2, Math.ceil(missing / cost.throttleStatus.restoreRate) * 1000);
}
