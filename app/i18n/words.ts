import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "./locale";
import type { catalogue } from "./messages/en/catalogue";

/** The typed words: keys come from the English catalogue, the Italian one must have the same. */
export type Catalogue = {
  readonly words: Readonly<Record<keyof (typeof catalogue)["words"], Readonly<Record<string, string>>>>;
  readonly polaris: (typeof catalogue)["polaris"];
};

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: (typeof catalogue)["words"];
    keySeparator: false;
    contextSeparator: "~";
    returnNull: false;
  }
}

/** An engine for one render on the server, or for the life of the page in the browser. */
export function makeWords(locale: Locale, { words }: Catalogue): i18n {
  const engine = i18next.createInstance();
  void engine.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: words },
    defaultNS: "common",
    keySeparator: false,
    contextSeparator: "~",
    nsSeparator: ":",
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
  return engine;
}
