import { createHmac, randomBytes } from "node:crypto";
import { toDecimal } from "../../platform/money";
import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { commitment } from "../audit/commitment";
import { defineLocalEffect, type GateShop } from "../gate/effect";
import { refundLimitsOf, type RefundLimits } from "../policy/role";
import { lockTeam } from "../policy/role-store.server";
import { chooseRole, type ChosenRole } from "../roles/choose-role.server";
import { amountsIn, endOf, InviteInput } from "./invitation";
import { findOpenInvitation, insertInvitation } from "./invitation-store.server";

/**
 * Invites an assistant: a role with this person's amounts, and an invitation for one e-mail. The e-mail only helps to
 * recognise the person when Shopify says it is verified; the record keeps a salted commitment of it, never the address.
 */
export const inviteAssistant = defineLocalEffect<InviteInput>({
  name: "team.invite",
  action: "team.invite",
  input: InviteInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, context) {
    const { shop, actor, id, now } = context;
    const { name, email, activateAtOnce, preset = "customer_support", roleId = null, rules = null } = input;
    const [validUntil, timeZone] = [endOf(input, now), input.timeZone ?? null];
    if (validUntil !== null && Date.parse(validUntil) <= Date.parse(now)) return fail(problem("bad_input"));
    await lockTeam(tx, shop.domain);
    if ((await findOpenInvitation(tx, shop.domain, email)) !== undefined) return fail(problem("email_invited_already"));
    const role = await chooseRole(tx, { roleId, preset, rules, limits: amountsIn(input), name }, context);
    if (!role.ok) return role;
    const { roleVersionId, overrides } = role.value;
    const invitation = { id, name, email, roleVersionId, overrides, activateAtOnce, validUntil, timeZone };
    const salt = randomBytes(32);
    await insertInvitation(tx, shop.domain, { ...invitation, salt, createdBy: actor.userId });
    return ok({
      recorded: {},
      before: null,
      after: {
        invitation: id,
        activate_at_once: activateAtOnce,
        ...recordedRole(role.value, shop),
        ...(validUntil === null ? {} : { valid_until: validUntil }),
        ...(timeZone === null ? {} : { time_zone: timeZone }),
      },
      commitments: { email: commitment(hmac, salt, email), name: commitment(hmac, salt, name) },
    });
  },
});

function recordedRole({ roleId, roleVersionId, rules }: ChosenRole, shop: GateShop): JsonObject {
  const amounts = refundLimitsOf(rules);
  return { role: roleId, role_version: roleVersionId, ...(amounts === null ? {} : amountsOf(amounts, shop)) };
}

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
