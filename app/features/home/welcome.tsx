import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { PageFrame } from "../../ui/page-frame";
import { PractiseLink } from "../../ui/practise-link";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import type { Right } from "../policy/my-rights";
import { RightsList } from "../policy/rights-list";

/** The invited person reads what they may do, then begins with one tap. */
export function Welcome({
  rights,
  validUntil,
}: {
  readonly rights: readonly Right[];
  readonly validUntil: string | null;
}) {
  const { t } = useTranslation("team");
  const { shop, firstName } = useShell();
  const format = useFormat();
  const fetcher = useFetcher<{ readonly ok: boolean; readonly error?: Problem }>();
  const { key } = useRequestKey();
  return (
    <PageFrame narrowWidth title={t("welcomeTitle", { name: firstName, owner: shop.ownerName, shop: shop.name })}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("welcomeBody")}</Text>
          <RightsList rights={rights} />
          {validUntil === null ? null : <Text as="p">{t("welcomeUntil", { until: format.moment(validUntil) })}</Text>}
          {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
          <div>
            <Button
              variant="primary"
              size="large"
              loading={fetcher.state !== "idle"}
              onClick={() =>
                fetcher.submit({ intent: "join", requestKey: key }, { method: "post", action: "/app?index" })
              }
            >
              {t("welcomeStart")}
            </Button>
          </div>
        </BlockStack>
      </Card>
      <Box paddingBlockStart="400">
        <PractiseLink />
      </Box>
    </PageFrame>
  );
}

/** Accepted, and the owner has to say yes. */
export function Waiting() {
  const { t } = useTranslation(["team", "common"]);
  const { shop, firstName } = useShell();
  return (
    <PageFrame narrowWidth title={t("waitingTitle", { name: firstName })}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("waitingBody", { owner: shop.ownerName })}</Text>
          <CopyButton primary rows={3} label={t("common:copy")} text={t("waitingMessage", { owner: shop.ownerName })} />
        </BlockStack>
      </Card>
      <Box paddingBlockStart="400">
        <PractiseLink />
      </Box>
    </PageFrame>
  );
}
