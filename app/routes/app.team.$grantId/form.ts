import { z } from "zod";
import { LEAK_STEP_NAMES } from "../../features/leak/leak";
import { GrantTerms } from "../../features/roles/role-change";
import { ViewWidth } from "../../features/view-as/view";

export const GrantParams = z.object({ grantId: z.uuid() });

const Minor = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

const requestKey = z.uuid();
const orNull = z.string().transform((text) => (text === "" ? null : text));

/**
 * What is changed about one person: the two amounts, the role, when and on whose clock they work, who may edit roles; or they are looked
 * through. */
export const GrantForm = z.union([
  z.strictObject({ perOrderMinor: Minor, perDayMinor: Minor, requestKey }).transform((form) => ({
    ...form,
    intent: "limits" as const,
  })),
  z.strictObject({ intent: z.literal("role"), roleId: z.uuid(), requestKey }),
  z.strictObject({
    intent: z.literal("terms"),
    validFrom: orNull.pipe(GrantTerms.validFrom),
    validUntil: orNull.pipe(GrantTerms.validUntil),
    timeZone: orNull.pipe(GrantTerms.timeZone),
    requestKey,
  }),
  z.strictObject({
    intent: z.literal("manager"),
    may: z.enum(["yes", "no"]).transform((word) => word === "yes"),
    requestKey,
  }),
  z.strictObject({ intent: z.literal("leak"), step: z.enum(LEAK_STEP_NAMES), requestKey }),
  z.strictObject({ intent: z.literal("see"), width: ViewWidth, requestKey }),
]);
