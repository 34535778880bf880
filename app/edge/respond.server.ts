import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { Decision } from "../features/policy/decision";
import { describeError, log } from "../platform/log.server";
import type { Problem, ProblemCode } from "../platform/problem";
import { ok, type Result } from "../platform/result";

/** What a person sees of a refusal: a problem, or policy's decision with all its reasons. */
export type ShownProblem = Problem | { readonly code: "must_ask" | "denied"; readonly decision: Decision };

/** The only map from codes to HTTP. What belongs to another shop and what never existed are both 404. */
const STATUS: Readonly<Partial<Record<ProblemCode, number>>> = {
  bad_input: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_invited: 403,
  not_active: 403,
  outside_hours: 403,
  not_yet: 403,
  ended: 403,
  own_rights: 403,
  access_stopped: 403,
  seeing_as: 403,
  too_large: 413,
  address_too_long: 414,
  wrong_form: 415,
  too_many_requests: 429,
  must_ask: 403,
  denied: 403,
  not_found: 404,
  request_key_reused: 409,
  stale: 409,
  cancelled_already: 409,
  hold_gone: 409,
  parcel_taken_back: 409,
  grant_changed: 409,
  role_changed: 409,
  ticked_already: 409,
  still_sending: 409,
  already_left: 409,
  may_already: 409,
  approval_void: 409,
  approval_expired: 409,
  approval_returned: 409,
  approval_answered: 409,
  own_request: 403,
  shopify_unreachable: 502,
  shopify_busy: 503,
  app_not_installed: 502,
};
const OTHER_REFUSAL = 422;

export function statusOf(code: ProblemCode): number {
  return STATUS[code] ?? OTHER_REFUSAL;
}

/** A loader's answer: the value, or a thrown response that the nearest error page shows in words. */
export async function page<T, P extends ShownProblem>(work: Promise<Result<T, P>>): Promise<T> {
  const result = await guarded(work);
  if (result.ok) return result.value;
  throw Response.json({ problem: result.error }, initOf(result.error));
}

/** An action's answer: data either way, so that the form stays as it was filled in and says what is wrong. */
export async function answer<T, P extends ShownProblem>(work: Promise<Result<T, P>>) {
  const result = await guarded(work);
  if (result.ok) return data(ok(result.value));
  return data({ ok: false as const, error: result.error }, initOf(result.error));
}

function initOf(shown: ShownProblem): ResponseInit {
  const seconds = "data" in shown ? shown.data["seconds"] : undefined;
  const headers = shown.code === "too_many_requests" ? { headers: { "Retry-After": String(seconds ?? 1) } } : {};
  return { status: statusOf(shown.code), ...headers };
}

/** A bug is logged once, scrubbed, under a reference that the person sees too. Responses pass: they are answers. */
async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Response) throw error;
    const reference = randomUUID().slice(0, 8);
    log().error({ reference, err: describeError(error) }, "a request failed");
    throw Response.json({ reference }, { status: 500 });
  }
}
