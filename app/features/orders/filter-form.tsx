import { Form } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CHOICES, CHOICE_NAMES, MOST_RAW, MOST_TAG, type Choice } from "./filter-choices";
import type { ListQuery } from "./list-path";
import { useFilterWords } from "./use-filter-words";

type FilterFormProps = { readonly query: ListQuery; readonly types: boolean };

/** All filters of the list in one form; `types` = also those that hold what somebody types. Plain fields: no row waits for them. */
export function FilterForm({ query, types }: FilterFormProps) {
  const { t } = useTranslation("orders");
  const { view, filter, show } = query;
  return (
    <details className="delega-filter" key={JSON.stringify(query)}>
      <summary>{t("addFilter")}</summary>
      <Form method="get" action="/app/orders">
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="show" value={show} />
        {CHOICE_NAMES.map((name) => (
          <ChoiceField key={name} name={name} chosen={filter[name]} />
        ))}
        {(["from", "to"] as const).map((name) => (
          <label key={name}>
            {t(`filter_${name}`)}
            <input type="date" name={name} defaultValue={filter[name]} />
          </label>
        ))}
        {types ? (
          <label>
            {t("filter_tag")}
            <input
              name="tag"
              defaultValue={filter.tag}
              maxLength={MOST_TAG}
              pattern="[^,]+"
              title={t("tagHelp")}
              autoComplete="off"
            />
          </label>
        ) : null}
        <Button submit>{t("applyFilters")}</Button>
      </Form>
      {types ? <RawForm query={query} /> : null}
    </details>
  );
}

function ChoiceField({ name, chosen }: { readonly name: Choice; readonly chosen: string | undefined }) {
  const { t } = useTranslation("orders");
  const words = useFilterWords();
  return (
    <label>
      {t(`filter_${name}`)}
      <select name={name} defaultValue={chosen ?? ""}>
        <option value="">{t("anyValue")}</option>
        {CHOICES[name].map((value) => (
          <option key={value} value={value}>
            {words(name, value)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The owner's own search: it takes the place of view and filters, because it says all of it itself. */
function RawForm({ query: { raw, show } }: { readonly query: ListQuery }) {
  const { t } = useTranslation("orders");
  return (
    <Form method="get" action="/app/orders">
      <input type="hidden" name="show" value={show} />
      <label className="delega-filter-raw">
        {t("filter_raw")}
        <input
          name="raw"
          defaultValue={raw ?? ""}
          maxLength={MOST_RAW}
          placeholder="tag:VIP AND created_at:>=2026-11-01"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="delega-raw-help"
        />
        <small id="delega-raw-help">{t("rawHelp")}</small>
      </label>
      <Button submit>{t("searchRaw")}</Button>
    </Form>
  );
}
