import { BlockStack, Button, Card, Layout, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActivityLine } from "../../features/audit/activity";
import { ActivityList } from "../../features/audit/activity-list";
import { LimitsCard } from "../../features/delegation/limits-card";
import { StopButton } from "../../features/delegation/stop-button";
import type { Teammate } from "../../features/delegation/team";
import { LeakCard } from "../../features/leak/leak-card";
import type { LeakView } from "../../features/leak/leak";
import { withRefundLimits } from "../../features/policy/role";
import type { Rule } from "../../features/policy/rule";
import { PersonManager } from "../../features/roles/person-manager";
import { PersonRole } from "../../features/roles/person-role";
import { PersonTerms } from "../../features/roles/person-terms";
import { PersonTraining } from "../../features/training/person-training";
import type { Score } from "../../features/training/score";
import type { RoleView } from "../../features/roles/role-view";
import { ViewCard } from "../../features/view-as/view-card";
import { PageFrame } from "../../ui/page-frame";
import { useFormat } from "../../ui/use-format";

/** One assistant: limits, what they did, and the stop. */
export function AssistantPage({
  teammate,
  roles,
  activity,
  training,
  leak,
}: {
  readonly teammate: Teammate;
  readonly roles: readonly RoleView[];
  readonly activity: readonly ActivityLine[];
  readonly training: Score | null;
  /** Null = they were stopped. */
  readonly leak: LeakView | null;
}) {
  const { t } = useTranslation("team");
  const { week, grantId, name } = teammate;
  const person = { grantId, name, stopped: teammate.status === "stopped" };
  return (
    <PageFrame
      title={teammate.name}
      subtitle={teammate.email}
      backAction={{ content: t("listTitle"), url: "/app/team" }}
      secondaryActions={[{ content: t("tryCase"), url: `/app/try?who=grant:${teammate.grantId}` }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <PersonRole {...person} roleId={teammate.role.roleId} rules={rulesOf(teammate, roles)} roles={roles} />
            {leak === null ? null : <LeakCard grantId={grantId} name={name} leak={leak} />}
            <Latest activity={activity} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <WeekCard week={week} />
            {teammate.status === "stopped" || teammate.limits === null ? null : (
              <LimitsCard grantId={teammate.grantId} limits={teammate.limits} />
            )}
            <PersonTraining {...person} score={training} />
            {person.stopped ? null : <ViewCard grantId={grantId} name={name} />}
            <PersonTerms {...person} terms={teammate} />
            <PersonManager {...person} may={teammate.mayEditRoles} />
            <StopArea teammate={teammate} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function Latest({ activity }: { readonly activity: readonly ActivityLine[] }) {
  const { t } = useTranslation("team");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("latest")}
        </Text>
        <ActivityList lines={activity} />
      </BlockStack>
    </Card>
  );
}

function WeekCard({ week }: Pick<Teammate, "week">) {
  const { t } = useTranslation("team");
  const format = useFormat();
  return (
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
  );
}

/** The role's rows with this person's own amounts in them: what their next click meets. */
function rulesOf({ role, limits }: Teammate, roles: readonly RoleView[]): readonly Rule[] {
  const rules = roles.find(({ roleId }) => roleId === role.roleId)?.rules ?? [];
  return limits === null ? rules : withRefundLimits(rules, limits);
}

function StopArea({ teammate }: { readonly teammate: Teammate }) {
  const { t } = useTranslation("stop");
  return teammate.status === "stopped" ? (
    <Button url={`/app/team/${teammate.grantId}/stopped`}>{t("openScreen")}</Button>
  ) : (
    <StopButton who={teammate.grantId} name={teammate.name} />
  );
}
