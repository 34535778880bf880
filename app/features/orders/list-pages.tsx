import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPath, ROWS_SHOWN, type ListQuery } from "./list-path";
import type { OrderPage } from "./order-row";

type ListPagesProps = Pick<OrderPage, "next" | "previous"> & { readonly query: ListQuery };

/** To the previous and the next page, and how many rows one has. */
export function ListPages({ query, next, previous }: ListPagesProps) {
  const { t } = useTranslation("orders");
  const at = (place: ListQuery["place"]) => listPath({ ...query, place });
  return (
    <nav className="delega-pages" aria-label={t("pages")}>
      {previous === null ? null : (
        <Link to={at({ before: previous })} rel="prev">
          {t("previousPage")}
        </Link>
      )}
      {next === null ? null : (
        <Link to={at({ after: next })} rel="next">
          {t("nextPage")}
        </Link>
      )}
      <span className="delega-pages-rows">
        {t("rowsShown")}
        {ROWS_SHOWN.map((show) => (
          <Link
            key={show}
            to={listPath({ ...query, show, place: null })}
            aria-label={t("showRows", { rows: show })}
            {...(show === query.show ? { "aria-current": "true" as const } : {})}
          >
            {show}
          </Link>
        ))}
      </span>
    </nav>
  );
}
