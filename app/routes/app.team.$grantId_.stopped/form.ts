import { z } from "zod";
import { STOP_TASKS } from "../../features/delegation/stop-task";

export const StoppedParams = z.object({ grantId: z.uuid() });

/** The owner took this access back. */
export const TickForm = z.strictObject({ intent: z.literal("tick"), kind: z.enum(STOP_TASKS), requestKey: z.uuid() });
