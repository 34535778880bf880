import { Badge, BlockStack, Layout } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { PageFrame } from "../../ui/page-frame";
import { useStorySentence } from "../orders/use-story-sentence";
import { EXAMPLE_IDS } from "./example-id";
import { ExerciseFacts } from "./exercise-facts";
import { ExerciseForm } from "./exercise-form";
import { ScoreCard } from "./score-card";
import { trainingAddress } from "./training-address";
import { TrainingBand } from "./training-band";
import type { ExerciseView } from "./training-view";

/** One exercise: the message, the order, what one would do, and what came of it. */
export function ExercisePage({ exercise }: { readonly exercise: ExerciseView }) {
  const { t } = useTranslation("training");
  const { id, orderName, customer, score } = exercise;
  const story = useStorySentence(exercise.story);
  const of = EXAMPLE_IDS.length;
  const number = id === null ? 0 : EXAMPLE_IDS.indexOf(id) + 1;
  const about = [orderName, customer.name.text ?? "", customer.city, customer.country, story];
  return (
    <PageFrame
      title={id === null ? t("ownAs", { order: orderName }) : t(`title_${id}`)}
      subtitle={about.filter((part) => part !== "").join(" · ")}
      badges={<Badge tone="warning">{id === null ? t("badgeOwn") : t("badge", { number, of })}</Badge>}
      backAction={{ content: t("title"), url: trainingAddress(exercise) }}
      band={<TrainingBand own={id === null} />}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ExerciseFacts exercise={exercise} />
            <ExerciseForm exercise={exercise} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ScoreCard as={exercise.as} name={exercise.name} choices={exercise.choices} score={score} here={id} />
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}
