import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { StatusStory } from "./status-story";

/** Where the order is, in one sentence. */
export function useStorySentence(story: StatusStory): string {
  const { t } = useTranslation("orders");
  const format = useFormat();
  const day = (at: string | null) => (at === null ? "" : format.day(at));
  const sentence = t(`story_${story.situation}`, {
    ordered: day(story.orderedAt),
    shipped: day(story.shippedAt),
    delivered: day(story.deliveredAt),
    cancelled: day(story.cancelledAt),
  });
  return story.lateDays === 0 ? sentence : t("storyLate", { story: sentence, count: story.lateDays });
}
