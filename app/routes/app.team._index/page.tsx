import { BlockStack, Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { InvitedRow, TeammateRow } from "../../features/delegation/team-rows";
import { StopButton } from "../../features/delegation/stop-button";
import type { Team } from "../../features/delegation/team";
import { PageFrame } from "../../ui/page-frame";

/** Who helps, who waits, who is invited; each with one next step. */
export function TeamPage({ team }: { readonly team: Team }) {
  const { t } = useTranslation(["team", "training"]);
  const living = team.invited.length > 0 || team.assistants.some((one) => one.status !== "stopped");
  const none = team.assistants.length === 0 && team.invited.length === 0;
  return (
    <PageFrame
      title={t("listTitle")}
      primaryAction={{ content: t("invite"), url: "/app/team/invite" }}
      secondaryActions={[
        { content: t("allDetails"), url: "/app/roles" },
        { content: t("tryCase"), url: "/app/try" },
        { content: t("pastTitle"), url: "/app/past" },
        { content: t("training:title"), url: "/app/training" },
      ]}
    >
      <BlockStack gap="400">
        <Card>
          {none ? (
            <EmptyState heading={t("listEmpty")} image="" action={{ content: t("invite"), url: "/app/team/invite" }}>
              <p>{t("listEmptyBody")}</p>
            </EmptyState>
          ) : (
            <ul className="delega-list">
              {team.invited.map((one) => (
                <InvitedRow key={one.id} invited={one} />
              ))}
              {team.assistants.map((one) => (
                <TeammateRow key={one.grantId} teammate={one} />
              ))}
            </ul>
          )}
        </Card>
        {living ? <StopButton who="everyone" name={null} /> : null}
      </BlockStack>
    </PageFrame>
  );
}
