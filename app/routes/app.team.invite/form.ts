import { z } from "zod";

const Minor = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

/** The three screens of the invitation as one submission. */
export const InviteForm = z.strictObject({
  name: z.string(),
  email: z.string(),
  perOrderMinor: Minor,
  perDayMinor: Minor,
  activateAtOnce: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  requestKey: z.uuid(),
});
