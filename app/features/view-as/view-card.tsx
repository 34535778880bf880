import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { ViewWidth } from "./view";

type ViewCardProps = { readonly grantId: string; readonly name: string };

/** On an assistant's page: see every page as they do, on a desktop or on a phone. */
export function ViewCard({ grantId, name }: ViewCardProps) {
  const { t } = useTranslation("viewAs");
  const fetcher = useFetcher<{ readonly ok: boolean; readonly error?: Problem }>();
  const { key } = useRequestKey();
  const busy = fetcher.state !== "idle";
  const see = (width: ViewWidth) => () => {
    fetcher.submit({ intent: "see", width, requestKey: key }, { method: "post", action: `/app/team/${grantId}` });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("cardTitle", { name })}
        </Text>
        <Text as="p">{t("cardBody", { name })}</Text>
        <Button onClick={see("desktop")} loading={busy}>
          {t("start", { name })}
        </Button>
        <Button variant="plain" textAlign="start" onClick={see("phone")} disabled={busy}>
          {t("startPhone", { name })}
        </Button>
        {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      </BlockStack>
    </Card>
  );
}
