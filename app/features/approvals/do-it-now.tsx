import { BlockStack, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { DecideView } from "./request-view";
import type { RequestTap } from "./use-request-tap";
import { useRequestWords } from "./use-request-words";

/** What was approved, for the one who asked to do: exactly that, once, until its time runs out. */
export function DoItNow({ request, tap }: { readonly request: DecideView; readonly tap: RequestTap }) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const { what } = useRequestWords();
  return (
    <div className="delega-tap">
      <BlockStack gap="200">
        <Text as="p">{t("approvedBody", { time: format.moment(request.expiresAt) })}</Text>
        {request.answerText === "" ? null : <blockquote className="delega-quote">{request.answerText}</blockquote>}
        <Button variant="primary" size="large" fullWidth loading={tap.busy} onClick={tap.doIt}>
          {t("doNow", { what: what(request) })}
        </Button>
      </BlockStack>
    </div>
  );
}
