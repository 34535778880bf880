export const LOCALES = ["en", "it"] as const;
export type Locale = (typeof LOCALES)[number];

/** The first language among the wishes that Delega speaks: what the person chose, what Shopify says of them, English. */
export function pickLocale(...wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const locale = LOCALES.find((one) => one === wish?.slice(0, 2).toLowerCase());
    if (locale !== undefined) return locale;
  }
  return "en";
}
