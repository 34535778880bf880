import { z } from "zod";
import { Attempt } from "../../features/training/attempt";

/** An example's word, or the number of one of the shop's orders. */
export const ExampleParams = z.object({ example: z.string().regex(/^[a-z_]{1,20}$|^\d{1,20}$/) });

const { reply, remedy, way } = Attempt.shape;

/** What somebody would do; `as` counts for the owner only. */
export const TryForm = z.strictObject({
  as: z.string().max(80),
  reply,
  remedy,
  way,
  amountMinor: z
    .string()
    .regex(/^\d{1,13}$/)
    .transform(Number),
  requestKey: z.uuid(),
});
