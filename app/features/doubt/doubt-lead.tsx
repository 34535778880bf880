import { Link } from "@remix-run/react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useShell } from "../../ui/shell-context";
import { isEmpty, needsPerson, type DoubtCounts } from "./doubt";

/** What there is, in a sentence each; the most urgent first. */
export function useLead(counts: DoubtCounts, owner: boolean): string[] {
  const { t } = useTranslation("doubt");
  const { shop } = useShell();
  const { decide, moneyFailed, notSent, checking, failedJobs, dataRequests } = counts;
  return [
    decide === 0
      ? null
      : owner
        ? t("leadDecide", { count: decide })
        : t("leadDecideOther", { count: decide, owner: shop.ownerName }),
    moneyFailed === 0 ? null : t("leadMoneyFailed", { count: moneyFailed }),
    notSent === 0 ? null : t("leadNotSent", { count: notSent }),
    checking === 0 ? null : t("leadChecking", { count: checking }),
    dataRequests === 0 ? null : t("leadRequests", { count: dataRequests }),
    failedJobs === 0 ? null : t("leadJobs", { count: failedJobs }),
  ].filter((sentence) => sentence !== null);
}

/** Home's banner: critical when a person is needed, calm when only time is; nothing when all is known. */
export function DoubtBanner({ counts, owner }: { readonly counts: DoubtCounts; readonly owner: boolean }) {
  const { t } = useTranslation("doubt");
  const lead = useLead(counts, owner);
  if (isEmpty(counts)) return null;
  return (
    <Banner tone={needsPerson(counts) > 0 ? "critical" : "info"}>
      <BlockStack gap="100">
        {lead.map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        <Link to="/app/doubt">{t("see")}</Link>
      </BlockStack>
    </Banner>
  );
}
