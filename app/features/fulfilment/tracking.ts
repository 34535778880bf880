import { z } from "zod";
import type { JsonObject } from "../../platform/json";

/** Letters, digits and marks of any script, no line breaks: it goes into Shopify's e-mail to the customer. */
const Line = z
  .string()
  .trim()
  .regex(/^[^\p{C}]*$/u);

/** An address that a customer may be sent to: https, a real host, no log-in inside. */
const HttpsUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url?.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === "";
  });

/** How a parcel is followed. Without `url` Shopify makes one for the carriers it knows. */
export const Tracking = z.strictObject({
  company: Line.min(1).max(100).nullable(),
  number: Line.min(1).max(100),
  url: HttpsUrl.nullable(),
});
export type Tracking = z.infer<typeof Tracking>;

/** As Shopify shows it: everything may be missing. */
export const ShownTracking = z.object({
  company: z.string().nullable(),
  number: z.string().nullable(),
  url: z.string().nullable(),
});
export type ShownTracking = z.infer<typeof ShownTracking>;

/** Shopify's input: what was not given is left to Shopify. */
export function trackingInput({ company, number, url }: Tracking): JsonObject {
  return { number, ...(company === null ? {} : { company }), ...(url === null ? {} : { url }) };
}

/** Does what Shopify shows hold everything that was sent? It may add a company and an address of its own. */
export function carries(shown: readonly ShownTracking[], sent: JsonObject): boolean {
  const [one, ...more] = shown;
  if (one === undefined || more.length > 0) return false;
  return (["number", "company", "url"] as const).every((key) => sent[key] === undefined || sent[key] === one[key]);
}

/**
 * For the record, which is never changed: with the whole number the carrier's page tells where a customer lives, so only
 * its end is kept, and of the address only the host.
 */
export function recordedTracking(shown: readonly ShownTracking[]): JsonObject {
  return {
    company: shown.map(({ company }) => company ?? ""),
    number: shown.map(({ number }) => endOf(number ?? "")),
    page: shown.map(({ url }) => (url !== null && URL.canParse(url) ? new URL(url).host : "")),
  };
}

function endOf(number: string): string {
  return number.length > 4 ? `…${number.slice(-4)}` : "…";
}
