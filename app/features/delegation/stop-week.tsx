import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useShell } from "../../ui/shell-context";
import type { StopLine, StopPart, StopView } from "./stop-view";

/** The seven days before the stop, and the money that no stop can call back; each figure opens to its rows. */
export function StopWeek({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation("stop");
  const format = useFormat();
  const { shop } = useShell();
  const { from, refunds, addresses, shown, onItsWay } = stop.week;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("week")}
        </Text>
        <Text as="p" tone="subdued">
          {t("weekFromTo", { from: format.day(from), to: format.day(stop.at) })}
        </Text>
        <Figure
          title={t("refunds")}
          figure={String(refunds.count)}
          note={format.minor(refunds.sumMinor)}
          part={refunds}
        />
        <Figure title={t("addresses")} figure={String(addresses.count)} part={addresses} />
        <Figure
          title={t("shown")}
          figure={String(shown.customers)}
          note={t("shownNote", { count: shown.count })}
          part={shown}
        />
        <Figure
          title={t("onItsWay")}
          figure={format.minor(onItsWay.sumMinor)}
          note={onItsWay.count === 0 ? t("onItsWayNone") : t("onItsWayNote")}
          part={onItsWay}
        >
          <Link to="/app/doubt">{t("toDoubt")}</Link>
        </Figure>
        <Text as="p" tone="subdued">
          {t("outside", { owner: shop.ownerName })}
        </Text>
      </BlockStack>
    </Card>
  );
}

type FigureProps = {
  readonly title: string;
  readonly figure: string;
  readonly note?: string;
  readonly part: StopPart;
  readonly children?: ReactNode;
};

function Figure({ title, figure, note, part, children }: FigureProps) {
  const { t } = useTranslation("stop");
  const head = (
    <>
      <span>
        {title}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      <strong className="delega-money">{figure}</strong>
    </>
  );
  if (part.rows.length === 0) return <div className="delega-figure">{head}</div>;
  return (
    <details>
      <summary className="delega-figure">{head}</summary>
      <ul className="delega-list">
        {part.rows.map((line) => (
          <Line key={line.reference} line={line} />
        ))}
      </ul>
      {part.count > part.rows.length ? <p>{t("more", { count: part.count - part.rows.length })}</p> : null}
      {children}
    </details>
  );
}

function Line({ line }: { readonly line: StopLine }) {
  const { t } = useTranslation("stop");
  const format = useFormat();
  const { orderGid, amountMinor } = line;
  const order = line.orderName ?? t("order");
  return (
    <li className="delega-row">
      <span>
        {orderGid === null ? order : <Link to={`/app/orders/${orderGid.split("/").at(-1) ?? ""}`}>{order}</Link>} ·{" "}
        {format.moment(line.at)} · {line.reference}
      </span>
      {amountMinor === 0 ? null : <span className="delega-money">{format.minor(amountMinor)}</span>}
    </li>
  );
}
