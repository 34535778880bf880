export const REPLY_LANGUAGES = ["en", "it"] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

export const TEMPLATE_NAMES = [
  "unpaid",
  "preparing",
  "preparing_late",
  "partly_shipped",
  "shipped",
  "shipped_no_tracking",
  "shipped_late_no_tracking",
  "in_transit",
  "late",
  "delivered",
  "refunded",
  "cancelled",
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A canned reply in Liquid, Shopify's own template language. `version` is what the record names. */
export type Template = {
  readonly name: TemplateName;
  readonly version: number;
  readonly language: ReplyLanguage;
  readonly body: string;
};

export type TemplatePack = Readonly<Record<TemplateName, string>>;

/** "late@1": a template as the record names it. */
export function templateId(template: Pick<Template, "name" | "version">): string {
  return `${template.name}@${String(template.version)}`;
}
