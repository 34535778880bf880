import { Link } from "@remix-run/react";
import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Meter } from "../../ui/meter";
import { PageFrame } from "../../ui/page-frame";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { RequestList } from "../approvals/request-list";
import { ActivityList } from "../audit/activity-list";
import { AllowRefunds } from "../delegation/allow-refunds";
import { StopButton } from "../delegation/stop-button";
import type { Teammate } from "../delegation/team";
import { InvitedRow, TeammateRow } from "../delegation/team-rows";
import { DoubtBanner } from "../doubt/doubt-lead";
import { LeakBanner } from "../leak/leak-banner";
import { HeldCard } from "../held/held-card";
import type { HomeView } from "./home-view";

/** The owner's day: who did how much of what, what is in doubt, the latest activity, and the stop. */
export function HomeOwner({
  team,
  lines,
  lacksScope,
  leakers,
  held,
  requests,
  doubt,
}: Omit<Extract<HomeView, { kind: "owner" }>, "kind">) {
  const { t } = useTranslation("team");
  const say = useSay();
  const living = team.assistants.filter((one) => one.status === "active");
  const waiting = team.assistants.filter((one) => one.status === "waiting");
  const nobody = living.length + waiting.length + team.invited.length === 0;
  return (
    <PageFrame title={t("today")} primaryAction={{ content: t("invite"), url: "/app/team/invite" }}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {lacksScope ? <AllowRefunds allowed={false} /> : null}
            <DoubtBanner counts={doubt} owner />
            <LeakBanner leakers={leakers} />
            <RequestList title={say("approvals:title")} requests={requests} />
            <HeldCard held={held} linked />
            <Card>
              {living.map((one) => (
                <TodayOf key={one.grantId} teammate={one} />
              ))}
              <ul className="delega-list">
                {waiting.map((one) => (
                  <TeammateRow key={one.grantId} teammate={one} />
                ))}
                {team.invited.map((one) => (
                  <InvitedRow key={one.id} invited={one} />
                ))}
              </ul>
              {nobody ? (
                <Text as="p" tone="subdued">
                  {t("nothingToday")}
                </Text>
              ) : null}
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {t("latest")}
                </Text>
                <ActivityList lines={lines} />
                <Link to="/app/audit">{t("allActivity")}</Link>
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">{nobody ? null : <StopButton who="everyone" name={null} />}</Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function TodayOf({ teammate }: { readonly teammate: Teammate }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const { today, limits } = teammate;
  const max = limits?.perDayMinor ?? 0;
  const line = t("todayLine", {
    replies: today.replies,
    refunds: today.refunds,
    used: format.minor(today.refundedMinor),
    max: format.minor(max),
  });
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        <Link to={`/app/team/${teammate.grantId}`}>{teammate.name}</Link>
      </Text>
      <Text as="p">{line}</Text>
      <Meter used={today.refundedMinor} now={0} max={max} label={line} />
    </BlockStack>
  );
}
