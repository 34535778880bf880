import { useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Layout, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";
import { useChoiceName } from "../delegation/use-choice-name";
import { EXAMPLE_IDS } from "./example-id";
import { OwnOrdersCard } from "./own-orders-card";
import { nextOpen, type Score } from "./score";
import { ScoreCard } from "./score-card";
import { TeamCard } from "./team-card";
import { trainingAddress } from "./training-address";
import { TrainingBand } from "./training-band";
import type { AsWhom, TrainingHome } from "./training-view";

/** As whom, on which orders, and how far one has come. */
export function TrainingStart({ score, own, team, ...whom }: TrainingHome) {
  const { t } = useTranslation("training");
  return (
    <PageFrame title={t("title")} band={<TrainingBand own={false} />}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Begin score={score} {...whom} />
            {team === null ? null : <TeamCard team={team} />}
            <OwnOrdersCard own={own} {...whom} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ScoreCard score={score} here={null} {...whom} />
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

function Begin({ score, ...whom }: AsWhom & { readonly score: Score }) {
  const { t } = useTranslation("training");
  const { kind } = useShell();
  const next = nextOpen(score.marks, null);
  const number = next === null ? 0 : EXAMPLE_IDS.indexOf(next) + 1;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("ten")}
        </Text>
        <Text as="p">{t(kind === "owner" ? "introAs" : kind === "stranger" ? "introRole" : "introSelf")}</Text>
        <PractiseAs {...whom} />
        {next === null ? (
          <Banner tone="success" title={t("allRight")}>
            {t("allRightBody")}
          </Banner>
        ) : (
          <div>
            <Button variant="primary" size="large" url={trainingAddress(whom, next)}>
              {score.latest.of === 0 ? t("start") : t("goOn", { number })}
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

/** Only the owner chooses; everybody else is themself. */
function PractiseAs({ as, choices }: AsWhom) {
  const { t } = useTranslation("training");
  const nameOf = useChoiceName();
  const navigate = useNavigate();
  if (choices.length === 0) return null;
  return (
    <Select
      label={t("asWhom")}
      options={choices.map((choice) => ({ value: choice.who, label: nameOf(choice) }))}
      value={as}
      onChange={(who) => {
        navigate(`/app/training?as=${who}`);
      }}
    />
  );
}
