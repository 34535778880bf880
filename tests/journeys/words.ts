import { catalogue as en } from "../../app/i18n/messages/en/catalogue";
import { catalogue as it } from "../../app/i18n/messages/it/catalogue";

const CATALOGUES = { en: en.words, it: it.words } as const;
type Words = typeof en.words;

/** The words a person sees: the journeys read the same catalogues as the pages. */
export function wordsIn(language: "en" | "it") {
  return <N extends keyof Words>(
    namespace: N,
    key: keyof Words[N] & string,
    params: Readonly<Record<string, string | number>> = {},
  ): string => {
    const text = (CATALOGUES[language][namespace] as Readonly<Record<string, string>>)[key] ?? "";
    return text.replace(/{{(\w+)}}/g, (_, name: string) => String(params[name]));
  };
}
