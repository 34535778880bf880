import { z } from "zod";

/** Takes back a change that has not left. */
export const UndoForm = z.strictObject({ id: z.uuid(), requestKey: z.uuid() });
