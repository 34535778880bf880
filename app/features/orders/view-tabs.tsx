import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPath, type ListQuery } from "./list-path";
import { VIEWS } from "./saved-view";

/** The saved views. They are pages of their own, so they are links: an address can be kept or sent. */
export function ViewTabs({ query }: { readonly query: ListQuery }) {
  const { t } = useTranslation("orders");
  return (
    <nav className="delega-tabs" aria-label={t("views")}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={listPath({ view, show: query.show })}
          {...(query.raw === null && query.view === view ? { "aria-current": "page" as const } : {})}
        >
          {t(`view_${view}`)}
        </Link>
      ))}
    </nav>
  );
}
