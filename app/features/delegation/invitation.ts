import { z } from "zod";
import { MAX_AMOUNT_MINOR } from "../../platform/money";

/** One line of printable text: no control characters, so that nothing can be smuggled into a header, log or file. */
const Line = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !/\p{C}/u.test(text));

const AssistantEmail = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email());

const AmountMinor = z.int().min(0).max(MAX_AMOUNT_MINOR);

/** What the owner says in the three screens: who, how much, send. Amounts in minor units of the shop's currency. */
export const InviteInput = z
  .strictObject({
    name: Line,
    email: AssistantEmail,
    perOrderMinor: AmountMinor,
    perDayMinor: AmountMinor,
    activateAtOnce: z.boolean(),
  })
  .refine((input) => input.perDayMinor >= input.perOrderMinor, { path: ["perDayMinor"] });
export type InviteInput = z.infer<typeof InviteInput>;

export const LimitsInput = z
  .strictObject({ grantId: z.uuid(), perOrderMinor: AmountMinor, perDayMinor: AmountMinor })
  .refine((input) => input.perDayMinor >= input.perOrderMinor, { path: ["perDayMinor"] });
export type LimitsInput = z.infer<typeof LimitsInput>;

/** Where an assistant enters: the app inside Shopify's admin, named by the shop's handle. */
export function invitationLink(shopDomain: string, appHandle: string): string {
  const handle = shopDomain.replace(/\.myshopify\.com$/, "");
  return `https://admin.shopify.com/store/${handle}/apps/${appHandle}`;
}
