import { Link } from "@remix-run/react";
import { Badge, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { orderPath } from "../orders/order-gid";
import type { Doubt, DoubtKind } from "./doubt";
import { useWhat } from "./use-what";

const TONE: Readonly<Record<DoubtKind, "critical" | "attention" | "info">> = {
  needs_owner: "critical",
  money_failed: "critical",
  money_partly_failed: "critical",
  not_allowed: "critical",
  not_connected: "critical",
  waiting: "attention",
  interrupted: "attention",
  unanswered: "attention",
  refused_again: "attention",
  money_pending: "info",
};

/** What was to be changed, which order, who, when, and the number people quote; an amount first. */
export function DoubtHead({ doubt }: { readonly doubt: Doubt }) {
  const { t } = useTranslation("doubt");
  const say = useSay();
  const format = useFormat();
  const { what } = useWhat();
  const { orderGid, orderName, recordRow } = doubt;
  return (
    <div className="delega-row">
      <div>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant={doubt.kind === "needs_owner" ? "headingLg" : "headingMd"}>
            <span className="delega-money">{what(doubt)}</span>
          </Text>
          <Badge tone={TONE[doubt.kind]}>{say(`doubt:kind_${doubt.kind}`)}</Badge>
        </InlineStack>
        <Text as="p">
          {orderGid === null ? null : (
            <>
              <Link to={orderPath(orderGid)}>{orderName ?? doubt.reference}</Link>
              {" · "}
            </>
          )}
          {doubt.who} · {t("asked", { time: format.moment(doubt.askedAt) })}
        </Text>
      </div>
      <Text as="p" tone="subdued">
        {doubt.reference}
        {recordRow === null ? null : (
          <>
            {" · "}
            <Link to={`/app/audit/${String(recordRow)}`} aria-label={`${t("openRecord")}: ${doubt.reference}`}>
              {t("openRecord")}
            </Link>
          </>
        )}
      </Text>
    </div>
  );
}
