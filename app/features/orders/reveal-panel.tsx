import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { Decision } from "../policy/decision";
import { ReasonList } from "../policy/reason-list";
import { REVEAL_REASONS, type RevealField } from "./reveal-field";

type Answer =
  { readonly ok: true } | { readonly ok: false; readonly error: Problem & { readonly decision?: Decision } };

/** The listed reasons, one tap each. The value itself comes with the page, which is read again after the tap. */
export function RevealPanel({ field }: { readonly field: RevealField }) {
  const { t } = useTranslation("orders");
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const answer = fetcher.data;
  useEffect(() => {
    if (answer !== undefined) renew();
  }, [answer, renew]);
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {t(`why_${field}`)}
      </Text>
      {REVEAL_REASONS.map((reason) => (
        <div key={reason}>
          <Button
            loading={fetcher.state !== "idle"}
            onClick={() => fetcher.submit({ intent: "reveal", field, reason, requestKey: key }, { method: "post" })}
          >
            {t(`reason_${reason}`)}
          </Button>
        </div>
      ))}
      <Text as="p" tone="subdued">
        {t("revealNote")}
      </Text>
      {answer?.ok !== false ? null : answer.error.decision === undefined ? (
        <ProblemBanner problem={answer.error} />
      ) : (
        <Text as="p" tone="critical">
          <ReasonList decision={answer.error.decision} />
        </Text>
      )}
    </BlockStack>
  );
}
