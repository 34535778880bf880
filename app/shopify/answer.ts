import { z } from "zod";
import { problem, type Problem } from "../platform/problem";

/** Shopify's three layers of failure seen as one: what surely did not run, and what nobody can tell. */
export type Failure =
  | { readonly kind: "throttled" }
  | { readonly kind: "not_run"; readonly problem: Problem }
  | { readonly kind: "unknown"; readonly why: string };

const ErrorBody = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional()
    .catch(undefined),
  data: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});

/** Frozen shop, forbidden, no such shop or version, locked, security. */
const REFUSING: ReadonlySet<number> = new Set([402, 403, 404, 423, 430]);

/**
 * Sorts a failed answer by safety.md section 3. Throttled (also as HTTP 200) and refused for want of a right: not run.
 * Server errors and anything unreadable: unknown, because a change may have happened before it.
 */
export function classifyFailure(status: number, body: unknown): Failure {
  const parsed = ErrorBody.safeParse(body);
  const codes = parsed.success ? (parsed.data.errors ?? []).map((error) => error.extensions?.code ?? "") : [];
  // Part of an answer came with the errors: whatever they say, it ran.
  if (Object.values(parsed.data?.data ?? {}).some((field) => field != null))
    return { kind: "unknown", why: "an answer with errors" };
  if (status === 429 || codes.includes("THROTTLED")) return { kind: "throttled" };
  if (codes.includes("ACCESS_DENIED")) return { kind: "not_run", problem: problem("scope_missing") };
  if (status === 401) return { kind: "not_run", problem: problem("app_not_installed") };
  if (REFUSING.has(status)) return { kind: "not_run", problem: problem("shopify_refused", { status }) };
  if (status >= 500 || codes.includes("INTERNAL_SERVER_ERROR"))
    return { kind: "unknown", why: `HTTP ${String(status)}` };
  if (codes.length > 0) return { kind: "not_run", problem: problem("shopify_refused", { status }) };
  return { kind: "unknown", why: `unreadable answer, HTTP ${String(status)}` };
}
