import { useTranslation } from "react-i18next";
import type { DecideView } from "../../features/approvals/request-view";
import { RequestCard } from "../../features/approvals/request-card";
import { PageFrame } from "../../ui/page-frame";

/** One request: what is asked first, the answers under it, what helps to decide below. */
export function RequestPage({ request }: { readonly request: DecideView }) {
  const { t } = useTranslation("approvals");
  return (
    <PageFrame narrowWidth title={t("title")} backAction={{ content: t("title"), url: "/app/approvals" }}>
      <RequestCard request={request} />
    </PageFrame>
  );
}
