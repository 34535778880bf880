import { Link } from "@remix-run/react";
import { BlockStack, Card, EmptyState, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../features/policy/decision";
import { FindField } from "../../features/orders/find-field";
import type { OrderPage } from "../../features/orders/order-row";
import { OrderTable } from "../../features/orders/order-table";
import { PageFrame } from "../../ui/page-frame";

/** The desk: find one order, or take the next of the newest. */
export function OrdersPage({ rows, next, search }: OrderPage & { readonly search: Decision }) {
  const { t } = useTranslation("orders");
  return (
    <PageFrame title={t("title")}>
      <BlockStack gap="400">
        <Card>
          <FindField decision={search} />
        </Card>
        <Card>
          {rows.length === 0 ? (
            <EmptyState heading={t("empty")} image="">
              <p>{t("emptyBody")}</p>
            </EmptyState>
          ) : (
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t("newest")}
              </Text>
              <OrderTable rows={rows} />
              <div className="delega-row delega-list">
                <Link to="/app/orders">{t("newer")}</Link>
                {next === null ? null : <Link to={`/app/orders?after=${encodeURIComponent(next)}`}>{t("older")}</Link>}
              </div>
            </BlockStack>
          )}
        </Card>
      </BlockStack>
    </PageFrame>
  );
}
