import { adminUrl } from "../../shopify/admin-url";
import { LEAK_STEP_NAMES, leakOf, leakStep, type LeakView } from "./leak";
import { readLeakFacts } from "./leak-store.server";

/** Reads the check of one grant. `names` by user id, to say who looked. */
export async function readLeak(
  shop: string,
  grantId: string,
  names: ReadonlyMap<string, { readonly name: string }>,
): Promise<LeakView> {
  const { scopes, seenAt, ticks } = await readLeakFacts(shop, grantId);
  const steps = LEAK_STEP_NAMES.map((step) => {
    const tick = ticks.get(step);
    const said = tick === undefined ? null : { ...tick, by: names.get(tick.by)?.name ?? tick.by };
    return leakStep(step, { scopes, seenAt, tick: said });
  });
  return { state: leakOf(steps), steps, seenAt, shopifyUsers: `${adminUrl(shop)}/settings/account` };
}
