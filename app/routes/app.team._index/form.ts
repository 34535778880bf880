import { z } from "zod";

const requestKey = z.uuid();

/** The owner's taps on the list: let somebody start, take an invitation back, stop everyone. */
export const TeamForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("activate"), grantId: z.uuid(), requestKey }),
  z.strictObject({ intent: z.literal("withdraw"), invitationId: z.uuid(), requestKey }),
  z.strictObject({ intent: z.literal("stop"), who: z.union([z.uuid(), z.literal("everyone")]), requestKey }),
]);
