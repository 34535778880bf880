import type { Locale } from "./locale";
import type { Catalogue } from "./words";

/** Fetches one language's words; the other language is never shipped to the reader. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return (locale === "it" ? await import("./messages/it/catalogue") : await import("./messages/en/catalogue"))
    .catalogue;
}
