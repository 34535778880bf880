import { z } from "zod";
import { PRESETS } from "../policy/presets";

const Id = z.uuid();

/** Whose rules decide: an assistant's (by the grant), a role's newest version, or a preset's. */
export const Who = z.union([
  z.templateLiteral(["grant:", Id]),
  z.templateLiteral(["role:", Id]),
  z.templateLiteral(["preset:", z.enum(PRESETS)]),
]);
export type Who = z.infer<typeof Who>;

/** Somebody whose rules can be looked at. `name` null = a preset, which has a word of the catalogue. */
export type Choice = { readonly who: Who; readonly name: string | null };
