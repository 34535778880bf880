import { z } from "zod";

/** The invited person's one tap. */
export const JoinForm = z.strictObject({ intent: z.literal("join"), requestKey: z.uuid() });
