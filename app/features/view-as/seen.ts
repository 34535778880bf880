import type { Locale } from "../../i18n/locale";
import type { View } from "./view";

/** Whom the owner sees Delega as, for the band over every page. */
export type Seen = View & { readonly name: string; readonly firstName: string; readonly reads: Locale };
