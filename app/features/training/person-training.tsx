import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { EXAMPLE_IDS } from "./example-id";
import type { Score } from "./score";

type Props = {
  readonly grantId: string;
  readonly name: string;
  readonly stopped: boolean;
  readonly score: Score | null;
};

/** One line on the assistant's page: how their training went, and the way to practise as them. */
export function PersonTraining({ grantId, name, stopped, score }: Props) {
  const { t } = useTranslation("training");
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="p">
          {score?.lastAt == null
            ? t("personNone")
            : t("personScore", { right: score.latest.right, of: EXAMPLE_IDS.length, day: format.day(score.lastAt) })}
        </Text>
        {stopped ? null : <Link to={`/app/training?as=grant:${grantId}`}>{t("personLink", { name })}</Link>}
      </BlockStack>
    </Card>
  );
}
