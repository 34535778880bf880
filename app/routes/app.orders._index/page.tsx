import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../features/policy/decision";
import { FilterChips } from "../../features/orders/filter-chips";
import { FilterForm } from "../../features/orders/filter-form";
import { FindField } from "../../features/orders/find-field";
import { KeyHints } from "../../features/orders/key-hints";
import { ListEmpty } from "../../features/orders/list-empty";
import { ListPages } from "../../features/orders/list-pages";
import type { ListQuery } from "../../features/orders/list-path";
import type { OrderPage } from "../../features/orders/order-row";
import { OrderTable } from "../../features/orders/order-table";
import { ViewTabs } from "../../features/orders/view-tabs";
import { PageFrame } from "../../ui/page-frame";

type OrdersPageProps = OrderPage & {
  readonly search: Decision;
  readonly query: ListQuery;
  /** May this person search for what they type? */
  readonly types: boolean;
};

/** The desk: find one order, or work through a view. */
export function OrdersPage({ rows, next, previous, search, query, types }: OrdersPageProps) {
  const { t } = useTranslation("orders");
  return (
    <PageFrame title={t("title")}>
      <BlockStack gap="400">
        <Card>
          <FindField decision={search} />
        </Card>
        <Card>
          <BlockStack gap="300">
            <ViewTabs query={query} />
            <FilterForm query={query} types={types} />
            <FilterChips query={query} />
            <div className="delega-list-head">
              <Text as="h2" variant="headingMd">
                {query.raw === null ? t(`head_${query.view}`) : t("filter_raw")}
              </Text>
              <KeyHints />
            </div>
            {rows.length === 0 ? (
              <ListEmpty query={query} />
            ) : (
              <>
                <OrderTable rows={rows} />
                <ListPages query={query} next={next} previous={previous} />
              </>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </PageFrame>
  );
}
