import { z } from "zod";
import { LOCALES } from "../../i18n/locale";

export const LanguageForm = z.strictObject({ locale: z.enum(LOCALES) });
