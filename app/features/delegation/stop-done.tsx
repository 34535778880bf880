import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { useShell } from "../../ui/shell-context";
import type { StopView } from "./stop-view";

/** What the stop did, each with its second, as the record has it. */
export function StopDone({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation("stop");
  const { shop } = useShell();
  const { cancelled, people } = stop;
  const [only] = people;
  const tab = { name: only?.name ?? "", owner: shop.ownerName };
  return (
    <Card>
      <BlockStack gap="300">
        <div role="status">
          <Text as="h2" variant="headingMd">
            <span aria-hidden>✓ </span>
            {t("done")}
          </Text>
        </div>
        <ol className="delega-list">
          <Step at={stop.at} title={t("rightsOff")}>
            {people.length === 1 ? t("rightsOffBody", tab) : t("rightsOffMany", { count: people.length, ...tab })}
          </Step>
          <Step at={stop.at} title={t("signedOut")} />
          <Step at={stop.at} title={t("cancelled", { count: cancelled.length })}>
            {cancelled.length === 0 ? t("nothingWaited") : <Cancelled stop={stop} />}
          </Step>
          {stop.everyone ? <Step at={stop.at} title={t("withdrawn", { count: stop.invitationsWithdrawn })} /> : null}
        </ol>
        <Link to={`/app/audit/${String(stop.row)}`}>{t("inRecord", { row: stop.row })}</Link>
      </BlockStack>
    </Card>
  );
}

type StepProps = { readonly at: string; readonly title: string; readonly children?: ReactNode };

function Step({ at, title, children }: StepProps) {
  const format = useFormat();
  return (
    <li className="delega-moment">
      <time dateTime={at}>{format.time(at)}</time>
      <div>
        <Text as="p" fontWeight="semibold">
          {title}
        </Text>
        {children === undefined ? null : (
          <Text as="span" tone="subdued">
            {children}
          </Text>
        )}
      </div>
    </li>
  );
}

/** Each change that did not leave: what, how much, on which order. */
function Cancelled({ stop }: { readonly stop: StopView }) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {stop.cancelled.map((line) => (
        <span key={line.reference} style={{ display: "block" }}>
          {[
            say(`audit:effect_${line.effect}`),
            line.amountMinor === 0 ? "" : format.minor(line.amountMinor),
            line.orderName ?? "",
            line.reference,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      ))}
    </>
  );
}
