import { Link, Outlet } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { useTranslation } from "react-i18next";
import type { MenuEntry } from "../../edge/menu";
import { useCatalogue } from "../../i18n/catalogue-context";
import { LanguageSwitch } from "../../ui/language-switch";
import { ShellProvider, type Shell } from "../../ui/shell-context";

type ShellPageProps = Shell & { readonly apiKey: string; readonly menu: readonly MenuEntry[] };

/** The frame around every page: Shopify's and Polaris's providers, the menu for this person, the language switch. */
export function ShellPage({ apiKey, menu, ...shell }: ShellPageProps) {
  const { t } = useTranslation();
  const { catalogue, replace } = useCatalogue();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={catalogue.polaris}>
      <ShellProvider value={shell}>
        <NavMenu>
          <Link to="/app" rel="home">
            {t("navHome")}
          </Link>
          {menu.map(({ to, word }) => (
            <Link key={to} to={to}>
              {t(word)}
            </Link>
          ))}
        </NavMenu>
        <main>
          <Outlet />
        </main>
        <LanguageSwitch onWords={replace} />
      </ShellProvider>
    </AppProvider>
  );
}
