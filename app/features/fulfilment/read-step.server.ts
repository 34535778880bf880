import { problem, type Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import { STEPS, type Step } from "../changes/change";
import type { Ask } from "../gate/ask";
import { decideNow } from "../gate/decide-now.server";
import { NOTHING_GIVEN } from "../gate/effect";
import { obstacleToCancel } from "../orders/cancel-facts";
import { readCancelFacts } from "../orders/read-cancel-facts.server";
import { readTouched } from "../orders/read-touched.server";
import type { TouchedOrder } from "../orders/touched-order";
import { readParcelFacts, readShippingFacts } from "./read-facts.server";
import { obstacleToShipping, parcelViews, partViews } from "./step-choices";
import type { StepNow, StepView } from "./step-view";

type Asked = { readonly step: Step; readonly orderGid: string };
type Seen = { readonly touched: TouchedOrder; readonly problem: Problem | null; readonly now: StepNow | null };

/** Everything the page of a step says before the click. A permission that is missing is said there, not an error page. */
export async function readStep(
  who: Pick<Ask, "shop" | "actor">,
  { step, orderGid }: Asked,
): Promise<Result<StepView, Problem>> {
  const seen = await readSeen(who.shop.domain, { step, orderGid });
  if (!seen.ok) return seen;
  const { touched, now, problem: obstacle } = seen.value;
  const decision = await decideNow(who, [{ action: ACTIONS[step], amountMinor: 0 }], {
    basis: touched.basis,
    given: NOTHING_GIVEN,
  });
  return ok({
    step,
    orderGid,
    orderName: touched.name,
    decision,
    problem: decision.answer === "deny" ? null : obstacle,
    now: decision.answer === "deny" ? null : now,
  });
}

const ACTIONS = Object.fromEntries(STEPS.map(({ what, action }) => [what, action])) as Record<
  Step,
  (typeof STEPS)[number]["action"]
>;

async function readSeen(shop: string, { step, orderGid }: Asked): Promise<Result<Seen, Problem>> {
  const seen = await SEEN[step](shop, orderGid);
  if (seen.ok || seen.error.code !== "scope_missing") return seen;
  const touched = await readTouched(readerFor(shop), orderGid);
  return touched.ok ? ok({ touched: touched.value, problem: problem("scope_missing"), now: null }) : touched;
}

const SEEN: Record<Step, (shop: string, orderGid: string) => Promise<Result<Seen, Problem>>> = {
  fulfil: (shop, orderGid) => seenParts("fulfil", shop, orderGid),
  hold: (shop, orderGid) => seenParts("hold", shop, orderGid),
  async tracking(shop, orderGid) {
    const facts = await readParcelFacts(readerFor(shop), orderGid);
    if (!facts.ok) return facts;
    const parcels = parcelViews(facts.value);
    const none = parcels.length === 0 ? problem("no_parcel") : null;
    return ok({ touched: facts.value, problem: none, now: { step: "tracking", parcels } });
  },
  async cancel(shop, orderGid) {
    const facts = await readCancelFacts(readerFor(shop), orderGid);
    if (!facts.ok) return facts;
    return ok({ touched: facts.value, problem: obstacleToCancel(facts.value), now: { step: "cancel" } });
  },
};

async function seenParts(step: "fulfil" | "hold", shop: string, orderGid: string): Promise<Result<Seen, Problem>> {
  const facts = await readShippingFacts(readerFor(shop), orderGid);
  if (!facts.ok) return facts;
  const parts = partViews(facts.value);
  return ok({ touched: facts.value, problem: obstacleToShipping(step, facts.value, parts), now: { step, parts } });
}
