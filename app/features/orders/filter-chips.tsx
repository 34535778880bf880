import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isNarrowed, listPath, type ListQuery } from "./list-path";
import { FILTERS, type FilterName } from "./filter-choices";
import { useFilterWords } from "./use-filter-words";

/** What narrows the list, each with its way off; nothing when nothing does. */
export function FilterChips({ query }: { readonly query: ListQuery }) {
  const { t } = useTranslation("orders");
  const words = useFilterWords();
  if (!isNarrowed(query)) return null;
  const { filter, raw, show } = query;
  const without = (name: FilterName) => listPath({ ...query, filter: { ...filter, [name]: undefined }, place: null });
  return (
    <ul className="delega-chips" aria-label={t("filters")}>
      {FILTERS.map((name) => {
        const value = filter[name];
        return value === undefined ? null : (
          <Chip key={name} text={`${t(`filter_${name}`)}: ${words(name, value)}`} to={without(name)} />
        );
      })}
      {raw === null ? null : <Chip text={`${t("filter_raw")}: ${raw}`} to={listPath({ show })} />}
      <li>
        <Link to={listPath({ view: query.view, show })}>{t("clearFilters")}</Link>
      </li>
    </ul>
  );
}

function Chip({ text, to }: { readonly text: string; readonly to: string }) {
  const { t } = useTranslation("orders");
  return (
    <li className="delega-chip">
      <span>{text}</span>
      <Link to={to} aria-label={t("removeFilter", { filter: text })}>
        <span aria-hidden="true">✕</span>
      </Link>
    </li>
  );
}
