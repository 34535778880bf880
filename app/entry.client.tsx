import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { CatalogueProvider } from "./i18n/catalogue-context";
import { loadCatalogue } from "./i18n/load";
import { pickLocale } from "./i18n/locale";
import { makeWords } from "./i18n/words";

const locale = pickLocale(document.documentElement.lang);
const catalogue = await loadCatalogue(locale);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={makeWords(locale, catalogue)}>
        <CatalogueProvider value={catalogue}>
          <RemixBrowser />
        </CatalogueProvider>
      </I18nextProvider>
    </StrictMode>,
  );
});
