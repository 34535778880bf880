import { BlockStack, Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { RequestList } from "../../features/approvals/request-list";
import type { RequestView } from "../../features/approvals/request-view";
import { PageFrame } from "../../ui/page-frame";

type ApprovalsPageProps = { readonly waiting: readonly RequestView[]; readonly approved: readonly RequestView[] };

/** What waits for an answer, and what was approved and is not done yet. */
export function ApprovalsPage({ waiting, approved }: ApprovalsPageProps) {
  const { t } = useTranslation("approvals");
  return (
    <PageFrame narrowWidth title={t("title")}>
      <BlockStack gap="400">
        {waiting.length + approved.length > 0 ? null : (
          <Card>
            <EmptyState heading={t("emptyTitle")} image="">
              <p>{t("emptyBody")}</p>
            </EmptyState>
          </Card>
        )}
        <RequestList title={t("waiting")} requests={waiting} />
        <RequestList title={t("approved")} requests={approved} />
      </BlockStack>
    </PageFrame>
  );
}
