import { z } from "zod";

const Minor = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

/** "Use 30 €": the two amounts to keep. */
export const DraftForm = z.strictObject({ perOrderMinor: Minor, perDayMinor: Minor, requestKey: z.uuid() });
