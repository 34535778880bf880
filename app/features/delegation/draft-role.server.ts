import { randomUUID } from "node:crypto";
import { ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import { presetRules } from "../policy/presets";
import { refundLimitsOf } from "../policy/role";
import { insertRoleVersion, lockTeam } from "../policy/role-store.server";
import { DRAFT_ROLE_ID, findDraft, keepOutOfUse } from "./draft-store.server";
import { DraftInput } from "./invitation";
import { amountsOf } from "./invite.server";

/**
 * "Use 30 €": the two amounts as a new version of the shop's one draft of the default role. Nobody holds it; the next
 * invitation starts with its amounts. Nothing is written to Shopify.
 */
const draftRole = defineLocalEffect<DraftInput>({
  name: "role.draft",
  action: "role.draft",
  input: DraftInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, { shop, actor }) {
    await lockTeam(tx, shop.domain);
    const old = await findDraft(tx, shop.domain);
    const limits = old === undefined ? null : refundLimitsOf(old.rules);
    const id = randomUUID();
    await insertRoleVersion(tx, shop.domain, {
      id,
      roleId: DRAFT_ROLE_ID,
      roleName: "customer_support",
      rules: presetRules("customer_support", input),
      createdBy: actor.userId,
    });
    await keepOutOfUse(tx, shop.domain);
    return ok({
      recorded: {},
      before: old === undefined || limits === null ? null : { role_version: old.id, ...amountsOf(limits, shop) },
      after: { role_version: id, ...amountsOf(input, shop) },
    });
  },
});

export function keepDraft(ask: Ask) {
  return performLocal(draftRole, ask);
}
