import { adminUrl } from "../../shopify/admin-url";
import { LEAK_STEP_NAMES, leakOf, leakStep, type Leaker, type LeakView } from "./leak";
import { listLeakFacts, type LeakFacts } from "./leak-store.server";

/** Reads the check of one living grant; null = there is none. `names` by user id, to say who looked. */
export async function readLeak(
  shop: string,
  grantId: string,
  names: ReadonlyMap<string, { readonly name: string }>,
): Promise<LeakView | null> {
  const [facts] = await listLeakFacts(shop, grantId);
  if (facts === undefined) return null;
  const steps = stepsOf(facts, names);
  return { state: leakOf(steps), steps, seenAt: facts.seenAt, shopifyUsers: `${adminUrl(shop)}/settings/account` };
}

/** Whoever can go past the limits in Shopify itself, as far as Shopify told and nobody looked since. */
export async function readLeakers(shop: string): Promise<Leaker[]> {
  const all = await listLeakFacts(shop, null);
  return all
    .filter((facts) => leakOf(stepsOf(facts, new Map())) === "leak")
    .map(({ grantId, name }) => ({ grantId, name }));
}

function stepsOf({ told, ticks }: LeakFacts, names: ReadonlyMap<string, { readonly name: string }>) {
  return LEAK_STEP_NAMES.map((step) => {
    const tick = ticks.get(step);
    const said = tick === undefined ? null : { ...tick, by: names.get(tick.by)?.name ?? tick.by };
    return leakStep(step, { told, tick: said });
  });
}
