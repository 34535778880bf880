import { z } from "zod";

/** Structured data that travels as JSON text in one field of a form; text that is no JSON is bad input like any other. */
export function jsonField<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .max(60_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "no JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
