import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../../ui/problem-text";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import type { OrderRow } from "../orders/order-row";
import { trainingAddress } from "./training-address";
import type { AsWhom, OwnOrders } from "./training-view";

/** Ten of the shop's own orders, or why there are none. */
export function OwnOrdersCard({ own, ...whom }: AsWhom & { readonly own: OwnOrders }) {
  const { t } = useTranslation("training");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("ownTitle")}
        </Text>
        <Body own={own} {...whom} />
      </BlockStack>
    </Card>
  );
}

function Body({ own, ...whom }: AsWhom & { readonly own: OwnOrders }) {
  const { t } = useTranslation("training");
  const { shop } = useShell();
  if (own.kind === "away")
    return (
      <Text as="p">
        {t("own_away")} <ProblemText problem={own.problem} />
      </Text>
    );
  if (own.kind !== "orders") return <Text as="p">{t(`own_${own.kind}`, { owner: shop.ownerName })}</Text>;
  if (own.rows.length === 0) return <Text as="p">{t("ownEmpty")}</Text>;
  return (
    <>
      <Text as="p">{t("ownIntro")}</Text>
      <ul className="delega-list">
        {own.rows.map((row) => (
          <OwnRow key={row.gid} row={row} {...whom} />
        ))}
      </ul>
    </>
  );
}

function OwnRow({ row, ...whom }: AsWhom & { readonly row: OrderRow }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  const about = [row.customer, row.place, t(`sit_${row.situation}`)].filter((part) => part !== "");
  return (
    <li className="delega-row">
      <span>
        <Link to={trainingAddress(whom, row.gid.split("/").at(-1))}>{row.name}</Link> · {about.join(" · ")}
      </span>
      <span className="delega-money">{row.total === null ? "–" : format.money(row.total)}</span>
    </li>
  );
}
