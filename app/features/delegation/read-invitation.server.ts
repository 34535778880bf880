import { inShop } from "../../platform/db.server";
import { findRoleVersion } from "../policy/role-store.server";
import type { Rule } from "../policy/rule";
import { heldRules } from "../roles/own-rows";
import { findOpenInvitation } from "./invitation-store.server";

/** What an invited person would hold, before they begin. Null = nobody with this verified e-mail is invited. */
export async function readInvitation(
  shop: string,
  person: { email: string; emailVerified: boolean },
): Promise<{ readonly rules: Rule[]; readonly validUntil: string | null } | null> {
  if (!person.emailVerified) return null;
  return inShop(shop, async (tx) => {
    const invitation = await findOpenInvitation(tx, shop, person.email);
    if (invitation === undefined) return null;
    const version = await findRoleVersion(tx, shop, invitation.roleVersionId);
    if (version === undefined) throw new Error("an invitation points to a role version that does not exist");
    return { rules: heldRules(version.rules, invitation.overrides), validUntil: invitation.validUntil };
  });
}
