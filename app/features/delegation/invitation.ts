import { z } from "zod";
import { MAX_AMOUNT_MINOR } from "../../platform/money";
import { PRESETS, type Preset } from "../policy/presets";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { GrantTerms, RoleRules } from "../roles/role-change";

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

/**
 * What the owner says: who, what they may do, send. A role of the shop (`roleId`), or the cards' `rules`, or a `preset`
 * (customer support unless said); the two amounts, in minor units of the shop's currency, are this person's. `validUntil`
 * ends the work by itself; errands end after hours where nothing is said.
 */
export const InviteInput = z
  .strictObject({
    name: Line,
    email: AssistantEmail,
    perOrderMinor: AmountMinor.optional(),
    perDayMinor: AmountMinor.optional(),
    activateAtOnce: z.boolean(),
    preset: z.enum(PRESETS).optional(),
    roleId: z.uuid().optional(),
    rules: RoleRules.optional(),
    validUntil: GrantTerms.validUntil.optional(),
    timeZone: GrantTerms.timeZone.optional(),
  })
  .refine(
    ({ perOrderMinor, perDayMinor }) =>
      perOrderMinor === undefined ? perDayMinor === undefined : (perDayMinor ?? -1) >= perOrderMinor,
    { path: ["perDayMinor"] },
  )
  .refine(({ roleId, rules, preset }) => roleId === undefined || (rules === undefined && preset === undefined), {
    path: ["roleId"],
  })
  .refine(needsNoAmounts, { path: ["perOrderMinor"] });
export type InviteInput = z.infer<typeof InviteInput>;

/** Customer support alone refunds within amounts, and nobody but the owner may say which. */
function needsNoAmounts(input: {
  readonly perOrderMinor?: number | undefined;
  readonly preset?: Preset | undefined;
  readonly roleId?: string | undefined;
  readonly rules?: readonly Rule[] | undefined;
}): boolean {
  const { perOrderMinor, preset = "customer_support", roleId, rules } = input;
  return preset !== "customer_support" || roleId !== undefined || rules !== undefined || perOrderMinor !== undefined;
}

/** The two amounts, where they were said. */
export function amountsIn({ perOrderMinor, perDayMinor }: InviteInput): RefundLimits | null {
  return perOrderMinor === undefined || perDayMinor === undefined ? null : { perOrderMinor, perDayMinor };
}

const ERRANDS_HOURS = 8;

/** When the work ends by itself: as said, and errands after hours. `now` and the answer are ISO instants. */
export function endOf({ validUntil, preset }: Pick<InviteInput, "validUntil" | "preset">, now: string): string | null {
  if (validUntil !== undefined) return validUntil;
  return preset === "errands" ? new Date(Date.parse(now) + ERRANDS_HOURS * 3_600_000).toISOString() : null;
}

export const LimitsInput = z
  .strictObject({ grantId: z.uuid(), perOrderMinor: AmountMinor, perDayMinor: AmountMinor })
  .refine((input) => input.perDayMinor >= input.perOrderMinor, { path: ["perDayMinor"] });
export type LimitsInput = z.infer<typeof LimitsInput>;

/** The amounts that the owner keeps as a draft. */
export const DraftInput = z
  .strictObject({ perOrderMinor: AmountMinor, perDayMinor: AmountMinor })
  .refine((input) => input.perDayMinor >= input.perOrderMinor, { path: ["perDayMinor"] });
export type DraftInput = z.infer<typeof DraftInput>;
