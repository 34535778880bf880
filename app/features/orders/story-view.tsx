import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { StatusStory } from "./status-story";
import { useStorySentence } from "./use-story-sentence";

/** The story of the order: one sentence first, then the tracking, then the five steps. */
export function StoryView({ story }: { readonly story: StatusStory }) {
  const sentence = useStorySentence(story);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingLg">
          {sentence}
        </Text>
        <Tracking story={story} />
        {story.situation === "cancelled" || story.situation === "refunded" ? null : <Steps story={story} />}
      </BlockStack>
    </Card>
  );
}

function Tracking({ story }: { readonly story: StatusStory }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  if (story.shippedAt === null) return null;
  const words = t("tracking", { carrier: story.carrier ?? "", number: story.trackingNumber ?? "" });
  return (
    <Text as="p" tone="subdued">
      {story.trackingNumber === null && story.trackingUrl === null ? (
        t("noTracking")
      ) : story.trackingUrl === null ? (
        words
      ) : (
        <Link url={story.trackingUrl} target="_blank">
          {words}
        </Link>
      )}
      {story.lastSeen === null
        ? null
        : ` · ${t("lastSeen", { place: story.lastSeen.message, date: format.day(story.lastSeen.at) })}`}
    </Text>
  );
}

type Step = {
  readonly word: "stepPaid" | "stepShipped" | "stepTransit" | "stepPromised" | "stepDelivered";
  readonly state: "done" | "open" | "late";
  readonly text: string;
};

function Steps({ story }: { readonly story: StatusStory }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  const reached = (word: Step["word"], at: string | null): Step =>
    at === null ? { word, state: "open", text: t("notYet") } : { word, state: "done", text: format.day(at) };
  const steps: Step[] = [
    { word: "stepPaid", state: story.paid ? "done" : "open", text: story.paid ? t("done") : t("notYet") },
    reached("stepShipped", story.shippedAt),
    reached("stepTransit", story.inTransitAt),
    {
      word: "stepPromised",
      state: story.lateDays > 0 ? "late" : "open",
      text: t(story.lateDays > 0 ? "missed" : "by", { date: format.day(story.promisedAt) }),
    },
    reached("stepDelivered", story.deliveredAt),
  ];
  return (
    <ol className="delega-steps">
      {steps.map((step) => (
        <li key={step.word} data-state={step.state}>
          <Text as="span" variant="bodySm" fontWeight="semibold">
            {t(step.word)}
          </Text>
          <br />
          {step.text}
        </li>
      ))}
    </ol>
  );
}
