import { z } from "zod";

export const RowParams = z.object({
  row: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});
