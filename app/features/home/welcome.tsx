import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { PageFrame } from "../../ui/page-frame";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import type { RefundLimits } from "../policy/role";

/** The invited person reads what they may do, then begins with one tap. */
export function Welcome({ limits }: { readonly limits: RefundLimits | null }) {
  const { t } = useTranslation(["team", "policy"]);
  const { shop, firstName } = useShell();
  const format = useFormat();
  const fetcher = useFetcher<{ readonly ok: boolean; readonly error?: Problem }>();
  const { key } = useRequestKey();
  return (
    <PageFrame narrowWidth title={t("team:welcomeTitle", { name: firstName, owner: shop.ownerName, shop: shop.name })}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("team:welcomeBody")}</Text>
          <ul>
            <li>{t("policy:action_order.read")}</li>
            <li>{t("policy:action_reply.use")}</li>
            {limits === null ? null : (
              <li>
                {t("policy:action_refund.issue")}:{" "}
                {t("policy:refundSentence", {
                  perOrder: format.minor(limits.perOrderMinor),
                  perDay: format.minor(limits.perDayMinor),
                  days: 30,
                })}
              </li>
            )}
          </ul>
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
              {t("team:welcomeStart")}
            </Button>
          </div>
        </BlockStack>
      </Card>
    </PageFrame>
  );
}

/** Accepted, and the owner has to say yes. */
export function Waiting() {
  const { t } = useTranslation(["team", "common"]);
  const { shop, firstName } = useShell();
  return (
    <PageFrame narrowWidth title={t("team:waitingTitle", { name: firstName })}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("team:waitingBody", { owner: shop.ownerName })}</Text>
          <CopyButton
            primary
            rows={3}
            label={t("common:copy")}
            text={t("team:waitingMessage", { owner: shop.ownerName })}
          />
        </BlockStack>
      </Card>
    </PageFrame>
  );
}
