import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { EXAMPLE_IDS } from "./example-id";
import type { TeamScore } from "./training-view";

/** For the owner: how everybody else who practised did. */
export function TeamCard({ team }: { readonly team: readonly TeamScore[] }) {
  const { t } = useTranslation("training");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("teamTitle")}
        </Text>
        {team.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("teamNobody")}
          </Text>
        ) : (
          <ul className="delega-list">
            {team.map((one) => (
              <TeamRow key={one.person} {...one} />
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}

function TeamRow({ name, score: { latest, first, lastAt } }: TeamScore) {
  const { t } = useTranslation("training");
  const format = useFormat();
  const day = lastAt === null ? "" : format.day(lastAt);
  return (
    <li className="delega-row">
      <span>{name}</span>
      <span>{t("teamLine", { right: latest.right, of: EXAMPLE_IDS.length, first, day })}</span>
    </li>
  );
}
