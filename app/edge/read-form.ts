import type { z } from "zod";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";

/** Parses a submitted form with a strict schema. `bad_input` names the first field that does not fit. */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<Result<T, Problem>> {
  const form = await request.formData();
  const fields: Record<string, FormDataEntryValue> = {};
  for (const [name, value] of form) {
    if (name in fields) return fail(problem("bad_input", { field: name }));
    fields[name] = value;
  }
  return parsed(schema, fields);
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
