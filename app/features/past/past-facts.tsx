import { InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { PastRead } from "./past";
import type { PastTruth } from "./past-truth";

type PastFactsProps = { readonly truth: PastTruth; readonly read: PastRead | null; readonly done: boolean };

/** Total, by whom, and what was read: facts of the same rank, so that nothing unknown hides behind a figure. */
export function PastFacts({ truth, read, done }: PastFactsProps) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const by = [
    truth.byDelega === 0 ? null : t("byDelegaCount", { count: truth.byDelega }),
    t("byAppCount", { count: truth.byApp }),
    t("byUnknownCount", { count: truth.unknown }),
  ];
  const unread = read?.unread ?? 0;
  return (
    <div className="delega-past-facts">
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Fact title={t("refundedInAll")} value={format.minor(truth.totalMinor)}>
          {done && unread === 0 ? t("asShopify") : unread === 0 ? t("soFar") : t("unread", { count: unread })}
          {truth.others.map(({ currency, count, totalMinor }) => (
            <span key={currency}>
              <br />
              {t("otherCurrency", { count, amount: format.money({ amountMinor: totalMinor, currency }) })}
            </span>
          ))}
        </Fact>
        <Fact title={t("byWhom")} value={by.filter((one) => one !== null).join(" · ")}>
          {t("byWhomNote")}
        </Fact>
        <Fact title={t("whatWasRead")} value={t("whatWasReadValue")}>
          {t("whatWasReadNote")}
        </Fact>
      </InlineGrid>
    </div>
  );
}

type FactProps = { readonly title: string; readonly value: string; readonly children: React.ReactNode };

function Fact({ title, value, children }: FactProps) {
  return (
    <div>
      <Text as="p" tone="subdued">
        {title}
      </Text>
      <Text as="p" fontWeight="semibold">
        {value}
      </Text>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </div>
  );
}
