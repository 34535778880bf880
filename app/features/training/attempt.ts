import { z } from "zod";
import { Answer } from "../policy/rule";
import { REMEDIES, REPLIES } from "./remedy";

/** What somebody would do. `way`: do it, ask for a yes, or leave it to others. `amountMinor` 0 where no money moves. */
export const Attempt = z.strictObject({
  reply: z.enum(REPLIES),
  remedy: z.enum(REMEDIES),
  amountMinor: z.int().min(0),
  way: Answer,
});
export type Attempt = z.infer<typeof Attempt>;
