import { inShop } from "../../platform/db.server";
import { listPeople } from "../policy/person-store.server";
import { refundLimitsOf } from "../policy/role";
import { heldRules, mayEditRoles } from "../roles/own-rows";
import { listGrants } from "./assistant-store.server";
import { listOpenInvitations } from "./invitation-store.server";
import type { Team } from "./team";
import { NO_WORK, workByPerson } from "./work-store.server";

/** The owner's team: who works, who waits, who was stopped, who is invited, and what each did today and this week. */
export async function readTeam(shop: string, timeZone: string): Promise<Team> {
  const [grants, invited, people, today, week] = await Promise.all([
    inShop(shop, (tx) => listGrants(tx, shop)),
    inShop(shop, (tx) => listOpenInvitations(tx, shop)),
    listPeople(shop),
    workByPerson(shop, "today", timeZone),
    workByPerson(shop, "week", timeZone),
  ]);
  return {
    assistants: grants.map((grant) => ({
      grantId: grant.id,
      userId: grant.shopify_user_id,
      name: people.get(grant.shopify_user_id)?.name ?? grant.shopify_user_id,
      email: people.get(grant.shopify_user_id)?.email ?? "",
      status: grant.status,
      limits: refundLimitsOf(heldRules(grant.rules, grant.overrides)),
      role: { roleId: grant.role_id, name: grant.role_name },
      mayEditRoles: mayEditRoles(grant.overrides),
      validFrom: grant.valid_from?.toISOString() ?? null,
      validUntil: grant.valid_until?.toISOString() ?? null,
      timeZone: grant.time_zone,
      today: today.get(grant.shopify_user_id) ?? NO_WORK,
      week: week.get(grant.shopify_user_id) ?? NO_WORK,
    })),
    invited: invited.map(({ id, name, email }) => ({ id, name, email })),
  };
}
