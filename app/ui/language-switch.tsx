import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { loadCatalogue } from "../i18n/load";
import { LOCALES, type Locale } from "../i18n/locale";

const NAMES: Readonly<Record<Locale, string>> = { en: "English", it: "Italiano" };

/** The reader's language, kept for this person; the page is loaded anew in it. */
export function LanguageSwitch({
  onWords,
}: {
  readonly onWords: (catalogue: Awaited<ReturnType<typeof loadCatalogue>>) => void;
}) {
  const { t, i18n } = useTranslation();
  const fetcher = useFetcher();
  const choose = async (locale: Locale) => {
    const catalogue = await loadCatalogue(locale);
    for (const [namespace, words] of Object.entries(catalogue.words)) i18n.addResourceBundle(locale, namespace, words);
    fetcher.submit({ locale }, { method: "post", action: "/app" });
    document.documentElement.lang = locale;
    await i18n.changeLanguage(locale);
    onWords(catalogue);
  };
  return (
    <nav className="delega-foot" aria-label={t("language")}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-current={i18n.language === locale}
          onClick={() => void choose(locale)}
        >
          {NAMES[locale]}
        </button>
      ))}
    </nav>
  );
}
