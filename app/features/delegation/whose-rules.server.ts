import type { GateShop } from "../gate/effect";
import { findGrant } from "../policy/grant-store.server";
import type { Grant } from "../policy/grant";
import { grantWith } from "../policy/made-up";
import { PRESETS, presetRules } from "../policy/presets";
import type { Rule } from "../policy/rule";
import { defaultLimits } from "./invite-draft";
import { readTeam } from "./read-team.server";
import { listVersions } from "../roles/role-list-store.server";
import type { Choice, Who } from "./whose-rules";
import { listOwnRoles } from "./whose-rules-store.server";

/** Everybody whose rules can be looked at: the assistants first, the shop's roles, then the presets that it has no role of. */
export async function listChoices(shop: GateShop): Promise<Choice[]> {
  const [{ assistants }, roles] = await Promise.all([readTeam(shop.domain, shop.timeZone), listOwnRoles(shop.domain)]);
  return [
    ...assistants
      .filter(({ status }) => status !== "stopped")
      .map(({ grantId, name }) => ({ who: `grant:${grantId}` as const, name })),
    ...roles.map(({ id, name }) => ({ who: `role:${id}` as const, name })),
    ...PRESETS.filter((preset) => !roles.some(({ name }) => name === preset)).map((preset) => ({
      who: `preset:${preset}` as const,
      name: null,
    })),
  ];
}

/** What that person holds, or somebody with that role or preset would; null = this shop has none such. */
export async function grantOf(shop: GateShop, who: Who): Promise<Grant | null> {
  const [kind, id = ""] = who.split(":");
  if (kind === "grant") {
    const { assistants } = await readTeam(shop.domain, shop.timeZone);
    const userId = assistants.find(({ grantId }) => grantId === id)?.userId;
    return userId === undefined ? null : ((await findGrant(shop.domain, userId)) ?? null);
  }
  const preset = PRESETS.find((one) => one === id);
  const [rules, ceiling] = await Promise.all([
    preset === undefined ? newestRules(shop, id) : presetRules(preset, defaultLimits(shop.currency)),
    newestRules(shop, "ceiling"),
  ]);
  return rules === null ? null : grantWith(rules, ceiling ?? []);
}

async function newestRules(shop: GateShop, roleId: string): Promise<readonly Rule[] | null> {
  const [newest] = await listVersions(shop.domain, roleId, 1);
  return newest?.rules ?? null;
}
