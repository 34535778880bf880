import { Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Right } from "../../features/policy/my-rights";
import { RightsList } from "../../features/policy/rights-list";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";

/** What I can do here, and what is left today. */
export function LimitsPage({ rights }: { readonly rights: readonly Right[] }) {
  const { t } = useTranslation("policy");
  const { shop, kind } = useShell();
  return (
    <PageFrame narrowWidth title={t("limitsTitle")}>
      <Card>
        <Text as="p">{t("limitsIntro", { shop: shop.name, owner: shop.ownerName })}</Text>
        {kind === "owner" ? <Text as="p">{t("ruleOwner")}</Text> : <RightsList rights={rights} />}
      </Card>
    </PageFrame>
  );
}
