import { z } from "zod";

/** Does what was approved. */
export const ApprovedForm = z.strictObject({ id: z.uuid(), requestKey: z.uuid() });
