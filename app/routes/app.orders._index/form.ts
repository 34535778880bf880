import { z } from "zod";

export const FindForm = z.strictObject({ q: z.string().min(1).max(254), requestKey: z.uuid() });
