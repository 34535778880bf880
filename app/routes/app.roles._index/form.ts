import { z } from "zod";
import { jsonField } from "../../edge/json-field";
import { CopyRole, RetireRole, SaveRole, SetCeiling } from "../../features/roles/role-change";

const requestKey = z.uuid();

/** What is changed about roles: saved (several at once), copied, put away; and the ceiling of all together. */
export const RolesForm = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("save"),
    changes: jsonField(
      z
        .array(z.strictObject({ input: SaveRole, requestKey }))
        .min(1)
        .max(20),
    ),
  }),
  z.strictObject({ intent: z.literal("copy"), ...CopyRole.shape, requestKey }),
  z.strictObject({ intent: z.literal("retire"), ...RetireRole.shape, requestKey }),
  z.strictObject({ intent: z.literal("ceiling"), input: jsonField(SetCeiling), requestKey }),
]);
