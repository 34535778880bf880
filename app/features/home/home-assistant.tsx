import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { PageFrame } from "../../ui/page-frame";
import { PractiseLink } from "../../ui/practise-link";
import { useShell } from "../../ui/shell-context";
import { useSay } from "../../ui/use-say";
import type { HeldChange } from "../held/held";
import { HeldCard } from "../held/held-card";
import type { DoubtCounts } from "../doubt/doubt";
import { RequestList } from "../approvals/request-list";
import type { RequestView } from "../approvals/request-view";
import { DoubtBanner } from "../doubt/doubt-lead";
import { FindField } from "../orders/find-field";
import type { OrderRow } from "../orders/order-row";
import { OrderTable } from "../orders/order-table";
import type { Decision } from "../policy/decision";
import type { Right } from "../policy/my-rights";
import { RightsList } from "../policy/rights-list";

/** The assistant's desk: find an order, answer the late ones, and see what may be done and what is left. */
export function HomeAssistant({
  rights,
  late,
  search,
  held,
  approved,
  doubt,
}: {
  readonly rights: readonly Right[];
  readonly late: readonly OrderRow[] | null;
  readonly search: Decision;
  readonly held: readonly HeldChange[];
  readonly approved: readonly RequestView[];
  readonly doubt: DoubtCounts;
}) {
  const { t } = useTranslation("team");
  const say = useSay();
  const { firstName } = useShell();
  return (
    <PageFrame title={t("hello", { name: firstName })}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <DoubtBanner counts={doubt} owner={false} />
            <RequestList title={say("approvals:answers")} requests={approved} />
            <HeldCard held={held} linked />
            {late === null ? null : <OrderCards late={late} search={search} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Card>
              <Text as="h2" variant="headingMd">
                {t("youCan")}
              </Text>
              <RightsList rights={rights} />
            </Card>
            <PractiseLink />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function OrderCards({ late, search }: { readonly late: readonly OrderRow[]; readonly search: Decision }) {
  const { t } = useTranslation("team");
  return (
    <>
      <Card>
        <FindField decision={search} />
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("lateOrders")}
          </Text>
          {late.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("noLate")}
            </Text>
          ) : (
            <OrderTable rows={late} />
          )}
        </BlockStack>
      </Card>
    </>
  );
}
