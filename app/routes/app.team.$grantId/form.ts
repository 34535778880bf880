import { z } from "zod";

export const GrantParams = z.object({ grantId: z.uuid() });

const Minor = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

export const LimitsForm = z.strictObject({ perOrderMinor: Minor, perDayMinor: Minor, requestKey: z.uuid() });
