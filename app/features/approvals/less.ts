import { z } from "zod";

/** An amount in minor units as a form carries it. */
export const LESS = z
  .string()
  .regex(/^[0-9]{1,13}$/)
  .transform(Number);
