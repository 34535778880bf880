import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { toDecimal } from "../../platform/money";
import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { commitment } from "../audit/commitment";
import { defineLocalEffect, type GateShop } from "../gate/effect";
import { presetRules } from "../policy/presets";
import type { RefundLimits } from "../policy/role";
import { insertRoleVersion } from "../policy/role-store.server";
import { InviteInput } from "./invitation";
import { findOpenInvitation, insertInvitation } from "./invitation-store.server";

/**
 * Invites an assistant: a role version with the two amounts, and an invitation for one e-mail. The e-mail only helps to
 * recognise the person when Shopify says it is verified; the record keeps a salted commitment of it, never the address.
 */
export const inviteAssistant = defineLocalEffect<InviteInput>({
  name: "team.invite",
  action: "team.invite",
  input: InviteInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, { shop, actor, id }) {
    if ((await findOpenInvitation(tx, shop.domain, input.email)) !== undefined)
      return fail(problem("email_invited_already"));
    const roleVersionId = randomUUID();
    await insertRoleVersion(tx, shop.domain, {
      id: roleVersionId,
      roleId: randomUUID(),
      roleName: "customer_support",
      rules: presetRules("customer_support", input),
      createdBy: actor.userId,
    });
    const salt = randomBytes(32);
    const invitation = {
      id,
      name: input.name,
      email: input.email,
      roleVersionId,
      activateAtOnce: input.activateAtOnce,
    };
    await insertInvitation(tx, shop.domain, { ...invitation, salt, createdBy: actor.userId });
    return ok({
      recorded: {},
      before: null,
      after: { invitation: id, activate_at_once: input.activateAtOnce, ...amountsOf(input, shop) },
      commitments: { email: commitment(hmac, salt, input.email), name: commitment(hmac, salt, input.name) },
    });
  },
});

/** The two amounts as the record keeps them. */
export function amountsOf(limits: RefundLimits, { currency }: Pick<GateShop, "currency">): JsonObject {
  return {
    refund_per_order: { amount: toDecimal({ amountMinor: limits.perOrderMinor, currency }), currency },
    refund_per_day: { amount: toDecimal({ amountMinor: limits.perDayMinor, currency }), currency },
  };
}

function hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(bytes).digest();
}
