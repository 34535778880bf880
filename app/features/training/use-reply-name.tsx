import { useTranslation } from "react-i18next";
import type { Reply } from "./remedy";

/** How a reply is called: one of the shop's by its name, or one's own words. */
export function useReplyName(): (reply: Reply) => string {
  const { t } = useTranslation(["training", "replies"]);
  return (reply) => (reply === "own" ? t("training:reply_own") : t(`replies:name_${reply}`));
}
