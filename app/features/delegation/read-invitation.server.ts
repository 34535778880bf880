import { inShop } from "../../platform/db.server";
import { findRoleVersion } from "../policy/role-store.server";
import { refundLimitsOf, type RefundLimits } from "../policy/role";
import { heldRules } from "../roles/own-rows";
import { findOpenInvitation } from "./invitation-store.server";

/** What an invited person sees before they begin. Null = nobody with this verified e-mail is invited. */
export async function readInvitation(
  shop: string,
  person: { email: string; emailVerified: boolean },
): Promise<{ limits: RefundLimits | null } | null> {
  if (!person.emailVerified) return null;
  return inShop(shop, async (tx) => {
    const invitation = await findOpenInvitation(tx, shop, person.email);
    if (invitation === undefined) return null;
    const version = await findRoleVersion(tx, shop, invitation.roleVersionId);
    return { limits: version === undefined ? null : refundLimitsOf(heldRules(version.rules, invitation.overrides)) };
  });
}
