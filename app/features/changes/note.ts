import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { manyLines } from "./typed-text";

/** The most that Shopify keeps. */
export const LONGEST_NOTE = 5000;

/** What a person types; empty takes the note away, for whoever reads it. */
export const NoteText = manyLines(LONGEST_NOTE);

/** `set`: the whole note as it shall be, empty = none. `add`: a line below what stands there, read or not. */
export const TypedNote = z
  .strictObject({ how: z.enum(["set", "add"]), note: NoteText })
  .refine(({ how, note }) => how === "set" || note !== "", { path: ["note"] });
export type TypedNote = z.infer<typeof TypedNote>;

/** The note as it shall be. `note_too_long`: what is added has no room left below what stands there. */
export function nextNote({ how, note }: TypedNote, now: string): Result<string, Problem> {
  const next = how === "set" || now === "" ? note : `${now}\n${note}`;
  return next.length > LONGEST_NOTE ? fail(problem("note_too_long")) : ok(next);
}
