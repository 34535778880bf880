import { Link, Outlet } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { useTranslation } from "react-i18next";
import type { MenuEntry } from "../../edge/menu";
import { PhoneFrame } from "../../features/view-as/phone-frame";
import type { Seen } from "../../features/view-as/seen";
import { useSeenMark } from "../../features/view-as/use-seen-mark";
import { ViewBand } from "../../features/view-as/view-band";
import { useCatalogue } from "../../i18n/catalogue-context";
import { LanguageSwitch } from "../../ui/language-switch";
import { ShellProvider, type Shell } from "../../ui/shell-context";

type ShellPageProps = Shell & {
  readonly apiKey: string;
  readonly menu: readonly MenuEntry[];
  /** Whom the owner sees Delega as; null = nobody, this is the reader's own page. */
  readonly seen: Seen | null;
  /** Shown inside the phone of a page that has band and menu itself. */
  readonly framed: boolean;
};

/** The frame around every page: Shopify's and Polaris's providers, the menu for this person, the language switch. */
export function ShellPage({ apiKey, menu, seen, framed, ...shell }: ShellPageProps) {
  const { t } = useTranslation();
  const { catalogue, replace } = useCatalogue();
  useSeenMark(seen !== null);
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={catalogue.polaris}>
      <ShellProvider value={shell}>
        {framed ? null : (
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
        )}
        {seen === null || framed ? null : <ViewBand seen={seen} />}
        <main>{seen?.width === "phone" && !framed ? <PhoneFrame name={seen.firstName} /> : <Outlet />}</main>
        <LanguageSwitch onWords={replace} />
      </ShellProvider>
    </AppProvider>
  );
}
