import type { z } from "zod";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";

/** The largest form of ours, a refund of fifty lines, is a tenth of this. */
export const MOST_FORM_BYTES = 64 * 1024;
/** The only kind of data that Delega's forms send: no files, no JSON. */
export const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;

/**
 * Parses a submitted form with a strict schema. `bad_input` names the first field that does not fit; `wrong_form` and
 * `too_large` are told before more than the limit was read.
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<Result<T, Problem>> {
  if (!FORM_TYPE.test(request.headers.get("content-type") ?? "")) return fail(problem("wrong_form"));
  const text = await textOf(request);
  if (text === null) return fail(problem("too_large"));
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) return fail(problem("bad_input", { field: name.slice(0, 40) }));
    fields.set(name, value);
  }
  return parsed(schema, Object.fromEntries(fields));
}

/** The body as text; null = longer than a form of ours can be, and not read to its end. */
async function textOf(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_FORM_BYTES) return null;
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_FORM_BYTES) return null;
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Parses route parameters; a parameter that does not fit is as good as a page that does not exist. */
export function readParams<T>(params: unknown, schema: z.ZodType<T>): Result<T, Problem> {
  const result = schema.safeParse(params);
  return result.success ? ok(result.data) : fail(problem("not_found"));
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): Result<T, Problem> {
  const result = schema.safeParse(value);
  if (result.success) return ok(result.data);
  return fail(problem("bad_input", { field: result.error.issues[0]?.path.join(".") ?? "" }));
}
