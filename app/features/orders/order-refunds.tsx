import { Badge, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { OrderRefund } from "./order";

const TONE = { PENDING: "attention", SUCCESS: "success", FAILURE: "critical", PARTIAL: "warning" } as const;

/** Each refund of the order with what its payment service made of it: one that is there may not be paid out. */
export function OrderRefunds({ refunds }: { readonly refunds: readonly OrderRefund[] }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  const paying = refunds.flatMap((refund) => (refund.money === null ? [] : [{ ...refund, money: refund.money }]));
  if (paying.length === 0) return null;
  return (
    <>
      <Text as="h3" variant="headingSm">
        {t("refunds")}
      </Text>
      <ul className="delega-list">
        {paying.map(({ gid, at, asked, money }) => (
          <li key={gid} className="delega-row">
            <span>
              {format.day(at)} <Badge tone={TONE[money]}>{t(`money_${money}`)}</Badge>
            </span>
            <span className="delega-money">{format.money(asked)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
