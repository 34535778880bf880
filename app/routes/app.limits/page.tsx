import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { explainCondition } from "../../features/policy/explain-condition";
import { hoursApart, type Right } from "../../features/policy/my-rights";
import { RefundFigures, RightsGroups } from "../../features/policy/rights-groups";
import { useReader } from "../../features/policy/use-reader";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";

type LimitsPageProps = { readonly rights: readonly Right[]; readonly validUntil: string | null };

/** What I can do here, when, and what is left today. */
export function LimitsPage({ rights, validUntil }: LimitsPageProps) {
  const { t } = useTranslation("policy");
  const { shop, kind } = useShell();
  const { reader, tell } = useReader();
  const format = useFormat();
  const { hours, mixed, apart } = hoursApart(rights);
  const owner = kind === "owner";
  const when = [
    hours === null
      ? t(mixed ? "mixedHours" : "noHours")
      : t("worksAt", { hours: tell(explainCondition(hours, reader)) }),
    validUntil === null ? t("noEnd") : t("worksUntil", { until: format.moment(validUntil) }),
  ];
  return (
    <PageFrame narrowWidth title={t("limitsTitle")} {...(owner ? {} : { subtitle: when.join(" · ") })}>
      <BlockStack gap="400">
        {owner ? (
          <Card>
            <Text as="p">{t("ruleOwner")}</Text>
          </Card>
        ) : (
          <>
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="p">{t("limitsIntro", { shop: shop.name, owner: shop.ownerName })}</Text>
            </Box>
            <RefundFigures rights={rights} />
            <RightsGroups rights={apart} />
          </>
        )}
      </BlockStack>
    </PageFrame>
  );
}
