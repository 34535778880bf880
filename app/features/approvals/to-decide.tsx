import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { ReasonList } from "../policy/reason-list";
import type { DecideView, RequestContext } from "./request-view";

function Context({ context }: { readonly context: RequestContext }) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const { total, refunded, orderedAt, orders, refunds } = context;
  return (
    <>
      <dt>{t("order")}</dt>
      <dd>
        {t("orderOf", { total: format.money(total), day: format.day(orderedAt), refunded: format.money(refunded) })}
      </dd>
      {orders === null ? null : (
        <>
          <dt>{t("customer")}</dt>
          <dd>
            {t("ordersOf", { count: orders })}
            {refunds === null
              ? null
              : `; ${t("refundsOf", { count: refunds.count, sum: format.minor(refunds.sumMinor) })}`}
          </dd>
        </>
      )}
    </>
  );
}

/** What helps to decide: why it is asked, the order and its customer, this person's week. */
export function ToDecide({ request }: { readonly request: DecideView }) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const { week, who, context } = request;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("toDecide")}
        </Text>
        <dl className="delega-facts">
          <dt>{t("why")}</dt>
          <dd>
            <ReasonList decision={request} />
          </dd>
          {context === null ? null : <Context context={context} />}
          <dt>{t("week")}</dt>
          <dd>{t("weekOf", { who, count: week.count, sum: format.minor(week.sumMinor) })}</dd>
        </dl>
        <Text as="p" tone="subdued">
          {t("foot", { time: format.moment(request.expiresAt) })}
        </Text>
      </BlockStack>
    </Card>
  );
}
