import { Link } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isNarrowed, listPath, type ListQuery } from "./list-path";

/** Why nothing is here, and what to do about it. */
export function ListEmpty({ query }: { readonly query: ListQuery }) {
  const { t } = useTranslation("orders");
  const { view, show } = query;
  if (query.place !== null)
    return <Words heading={t("emptyPage")} to={listPath({ ...query, place: null })} link={t("firstPage")} />;
  if (isNarrowed(query))
    return (
      <Words
        heading={t("emptyFiltered")}
        body={t("emptyFilteredBody")}
        to={listPath({ view, show })}
        link={t("clearFilters")}
      />
    );
  const words = { heading: t(`empty_${view}`), body: t(`emptyBody_${view}`) };
  return view === "all" ? <Words {...words} /> : <Words {...words} to={listPath({ show })} link={t("seeAll")} />;
}

type WordsProps = { readonly heading: string; readonly body?: string; readonly to?: string; readonly link?: string };

function Words({ heading, body, to, link }: WordsProps) {
  return (
    <div className="delega-empty">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        {body === undefined ? null : <Text as="p">{body}</Text>}
        {to === undefined ? null : <Link to={to}>{link}</Link>}
      </BlockStack>
    </div>
  );
}
