import { z } from "zod";
import { LOCALES } from "../../i18n/locale";
import { ViewWidth } from "../../features/view-as/view";

/** What concerns the reader alone: their language, and how and how long they look through somebody else's eyes. */
export const ShellForm = z.union([
  z.strictObject({ locale: z.enum(LOCALES) }).transform((form) => ({ ...form, intent: "language" as const })),
  z.strictObject({ intent: z.literal("width"), width: ViewWidth }),
  z.strictObject({ intent: z.literal("end"), grantId: z.uuid(), requestKey: z.uuid() }),
]);
