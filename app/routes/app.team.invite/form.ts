import { z } from "zod";
import { jsonField } from "../../edge/json-field";
import { PRESETS } from "../../features/policy/presets";
import { RoleRules } from "../../features/roles/role-change";

const Minor = z
  .string()
  .regex(/^\d{1,13}$/)
  .transform(Number);

/** The three screens of the invitation as one submission. */
export const InviteForm = z.strictObject({
  name: z.string(),
  email: z.string(),
  perOrderMinor: Minor.optional(),
  perDayMinor: Minor.optional(),
  roleId: z.uuid().optional(),
  preset: z.enum(PRESETS).optional(),
  rules: jsonField(RoleRules).optional(),
  activateAtOnce: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  requestKey: z.uuid(),
});
