import type { StatusStory } from "../orders/status-story";
import { en } from "./templates/en";
import { it } from "./templates/it";
import { TEMPLATE_NAMES, type ReplyLanguage, type Template, type TemplateName } from "./template";

const VERSION = 1;
const PACKS = { en, it } as const;

/** The reply that answers "where is my order?" for this story. */
export function chooseReply(story: StatusStory): TemplateName {
  const tracked = story.trackingUrl !== null;
  const late = story.lateDays > 0;
  switch (story.situation) {
    case "preparing":
      return late ? "preparing_late" : "preparing";
    case "shipped":
      return tracked ? (late ? "late" : "shipped") : late ? "shipped_late_no_tracking" : "shipped_no_tracking";
    case "in_transit":
      return late ? "late" : "in_transit";
    default:
      return story.situation;
  }
}

/** The customer's language: what the order says, else the country, else English. Only languages that have a pack. */
export function replyLanguage(customer: {
  readonly locale: string | null;
  readonly countryCode: string;
}): ReplyLanguage {
  const language = customer.locale?.slice(0, 2).toLowerCase();
  if (language === "it") return "it";
  return language === undefined && customer.countryCode === "IT" ? "it" : "en";
}

export function findTemplate(name: TemplateName, language: ReplyLanguage): Template {
  return { name, version: VERSION, language, body: PACKS[language][name] };
}

export function allTemplates(language: ReplyLanguage): Template[] {
  return TEMPLATE_NAMES.map((name) => findTemplate(name, language));
}
