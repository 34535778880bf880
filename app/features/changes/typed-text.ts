import { z } from "zod";

/** Line breaks and tabs are how people write; every other control character is how somebody hides something. */
const CONTROL = /[^\P{Cc}\n\t]/u;
const CONTROL_OR_BREAK = /\p{Cc}/u;

/** One line that a person typed, trimmed; `max` in characters as Shopify counts them. */
export function oneLine(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !CONTROL_OR_BREAK.test(text))
    .transform((text) => text.trim());
}

/** Several lines; whatever ends them, they end with one sign. */
export function manyLines(max: number) {
  return z
    .string()
    .max(max * 2)
    .transform((text) => text.replaceAll("\r\n", "\n").trimEnd())
    .refine((text) => text.length <= max && text.isWellFormed() && !CONTROL.test(text));
}
