import { Link } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerSign } from "../../ui/answer-sign";
import { useFormat } from "../../ui/use-format";
import type { Past, PastRefund } from "../policy/past";
import type { Answer } from "../policy/rule";

const LARGEST = 10;
const MORE = 50;

type Row = { readonly refund: PastRefund; readonly answer: Answer };

/** The refunds behind the figures, the largest first: ten, then all, fifty at a time. */
export function PastList({ past, answers }: { readonly past: Past; readonly answers: readonly Answer[] }) {
  const { t } = useTranslation("past");
  const [shown, setShown] = useState(LARGEST);
  const order = useMemo(
    () => past.refunds.map((_, index) => index).toSorted((a, b) => amountAt(past, b) - amountAt(past, a)),
    [past],
  );
  const rows = order.slice(0, shown).flatMap((index): Row[] => {
    const [refund, answer] = [past.refunds[index], answers[index]];
    return refund === undefined || answer === undefined ? [] : [{ refund, answer }];
  });
  const count = past.refunds.length;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {shown <= LARGEST && count > LARGEST ? t("largest") : t("all", { count })}
      </Text>
      <table className="delega-table delega-past">
        <thead>
          <tr>
            <th scope="col">{t("colAnswer")}</th>
            <th scope="col" className="end">
              {t("colAmount")}
            </th>
            <th scope="col">{t("colOrder")}</th>
            <th scope="col">{t("colDate")}</th>
            <th scope="col" className="delega-past-who">
              {t("byWhom")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PastRow key={row.refund.id} {...row} />
          ))}
        </tbody>
      </table>
      {shown >= count ? null : (
        <InlineStack>
          <Button
            variant="plain"
            onClick={() => {
              setShown(shown + MORE);
            }}
          >
            {count - shown <= MORE ? t("showAll", { count }) : t("showMore", { more: MORE })}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function amountAt(past: Past, index: number): number {
  return past.refunds[index]?.amountMinor ?? 0;
}

function PastRow({ refund, answer }: Row) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const who =
    refund.by === "app" ? t("byApp", { app: refund.app ?? "" }) : t(refund.by === "delega" ? "byDelega" : "byUnknown");
  return (
    <tr>
      <td>
        <AnswerSign answer={answer} />
      </td>
      <td className="end">
        <span className="delega-money">{format.minor(refund.amountMinor)}</span>
      </td>
      <td>
        <Link to={`/app/orders/${refund.order.id}`}>{refund.order.name}</Link>
      </td>
      <td>{format.day(new Date(refund.atMs).toISOString())}</td>
      <td className="delega-past-who">{who}</td>
    </tr>
  );
}
