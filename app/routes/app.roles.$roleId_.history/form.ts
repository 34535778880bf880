import { z } from "zod";

export const HistoryParams = z.object({ roleId: z.uuid() });
