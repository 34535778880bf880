import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { OrderView } from "./mask-order";
import { OrderRefunds } from "./order-refunds";

/** Items and money: what was bought, what was paid, what went back already. */
export function OrderMoney({ order }: { readonly order: OrderView }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  const sums = [
    [t("subtotal"), order.subtotal],
    [t("shipping"), order.shipping],
    [t("total"), order.total],
    [t("paid"), order.received],
    [t("refundedSoFar"), order.refunded],
  ] as const;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("items")}
        </Text>
        <ul className="delega-list">
          {order.lines.map((line) => (
            <li key={line.gid} className="delega-row">
              <span>
                <strong>{line.title}</strong>
                {line.variant === null ? null : <span> · {line.variant}</span>}
              </span>
              <span className="delega-money">
                {t("each", { price: format.money(line.unitPrice), quantity: line.quantity })}
              </span>
            </li>
          ))}
        </ul>
        {order.moreLines ? (
          <Text as="p" tone="subdued">
            {t("moreLines")}
          </Text>
        ) : null}
        {sums.map(([word, amount]) => (
          <div className="delega-row" key={word}>
            <span>{word}</span>
            <span className="delega-money">{format.money(amount)}</span>
          </div>
        ))}
        <OrderRefunds refunds={order.refunds} />
        {order.dispute === "unseen" ? (
          <Text as="p" tone="subdued">
            {t("disputeUnseen")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
