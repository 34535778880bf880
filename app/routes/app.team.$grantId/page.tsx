import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActivityLine } from "../../features/audit/activity";
import { ActivityList } from "../../features/audit/activity-list";
import { LimitsCard } from "../../features/delegation/limits-card";
import { StopButton } from "../../features/delegation/stop-button";
import type { Teammate } from "../../features/delegation/team";
import { PageFrame } from "../../ui/page-frame";
import { useFormat } from "../../ui/use-format";

/** One assistant: limits, what they did, and the stop. */
export function AssistantPage({
  teammate,
  activity,
}: {
  readonly teammate: Teammate;
  readonly activity: readonly ActivityLine[];
}) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const { week } = teammate;
  return (
    <PageFrame
      title={teammate.name}
      subtitle={teammate.email}
      backAction={{ content: t("listTitle"), url: "/app/team" }}
    >
      <Layout>
        <Layout.Section>
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t("latest")}
              </Text>
              <ActivityList lines={activity} />
            </BlockStack>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Card>
              <Text as="h2" variant="headingSm">
                {t("stoppedWeek")}
              </Text>
              <Text as="p">
                {t("stoppedWeekValue", {
                  replies: week.replies,
                  refunds: week.refunds,
                  amount: format.minor(week.refundedMinor),
                })}
              </Text>
            </Card>
            {teammate.status === "stopped" || teammate.limits === null ? null : (
              <LimitsCard grantId={teammate.grantId} limits={teammate.limits} />
            )}
            <StopArea teammate={teammate} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function StopArea({ teammate }: { readonly teammate: Teammate }) {
  return <StopButton who={teammate.grantId} name={teammate.name} already={teammate.status === "stopped"} />;
}
