import { Banner, BlockStack, Checkbox, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { mayPayTwice, type DisputeStanding } from "../policy/dispute";

type Props = {
  readonly standing: DisputeStanding;
  readonly known: boolean;
  /** Null = the reader is not the one who may pay all the same. */
  readonly onKnown: ((known: boolean) => void) | null;
};

/** What the customer's bank does: a warning that the owner must confirm; where nobody can see it, that is said. */
export function DisputeNotice({ standing, known, onKnown }: Props) {
  const { t } = useTranslation(["refunds", "orders"]);
  if (standing === "unseen")
    return (
      <Text as="p" tone="subdued">
        {t("orders:disputeUnseen")}
      </Text>
    );
  if (!mayPayTwice(standing)) return null;
  return (
    <div role="alert">
      <Banner tone="critical" title={t(`orders:dispute_${standing as "inquiry"}`)}>
        <BlockStack gap="200">
          <p>{t("refunds:payTwice")}</p>
          {onKnown === null ? null : <Checkbox label={t("refunds:payTwiceKnown")} checked={known} onChange={onKnown} />}
        </BlockStack>
      </Banner>
    </div>
  );
}
