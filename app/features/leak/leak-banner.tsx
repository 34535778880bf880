import { Link } from "@remix-run/react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Leaker } from "./leak";

/** Home's word on whoever can go past the limits in Shopify itself; nothing when nobody is known to. */
export function LeakBanner({ leakers }: { readonly leakers: readonly Leaker[] }) {
  const { t } = useTranslation("leak");
  if (leakers.length === 0) return null;
  return (
    <Banner tone="warning">
      <BlockStack gap="100">
        {leakers.map(({ grantId, name }) => (
          <Text as="p" key={grantId}>
            {t("home", { name })} <Link to={`/app/team/${grantId}`}>{t("homeSee", { name })}</Link>
          </Text>
        ))}
      </BlockStack>
    </Banner>
  );
}
