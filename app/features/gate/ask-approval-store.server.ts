import { inShop } from "../../platform/db.server";
import { problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import { ASKED_HOURS } from "./approval";
import { insertRequest } from "./approval-store.server";
import type { Ask } from "./ask";
import type { DelegatedEffect } from "./effect";
import { gatePorts } from "./gate-ports.server";
import { gateAdmit } from "./intent-store.server";
import { performedFrom, refusal, type GateProblem, type Performed } from "./performed";
import { replayOf } from "./perform-with.server";
import { admissionOf, weigh } from "./weigh.server";

/** What the asker writes for whoever decides. */
export type Question = Ask & { readonly note: string };

/**
 * Asks the owner for a yes to a change that policy does not let pass by itself: exactly what would be sent is kept, no
 * limit is used. Errors: `allowed` in place of a question when it may simply be done, a refusal when nobody may lift it.
 */
export async function askApproval<I, F>(
  effect: DelegatedEffect<I, F>,
  question: Question,
): Promise<Result<Performed, GateProblem>> {
  const input = effect.input.safeParse(question.input);
  if (!input.success) return fail(problem("bad_input"));
  const ask = { ...question, input: input.data };
  const earlier = await replayOf(effect, ask, gatePorts);
  if (earlier !== null) return earlier;
  const weighed = await weigh(effect, ask, gatePorts);
  if (!weighed.ok) return weighed;
  const { decision } = weighed.value;
  if (decision.answer === "can") return fail(problem("may_already"));
  if (decision.answer === "deny") return fail(refusal(decision));
  const first = { state: "PENDING_APPROVAL", phase: "asked" } as const;
  const { admission } = admissionOf(effect, weighed.value, { ports: gatePorts, first });
  const shop = ask.shop.domain;
  const admitted = await inShop(shop, async (tx) => {
    const done = await gateAdmit(shop, admission, tx);
    if (done.outcome === "admitted")
      await insertRequest(tx, shop, {
        intentId: admission.id,
        note: question.note,
        reasons: decision.reasons,
        hours: ASKED_HOURS,
      });
    return done;
  });
  if (!("intentId" in admitted)) return fail(problem(admitted.outcome === "over_limit" ? "stale" : admitted.outcome));
  return performedFrom(await gatePorts.load(shop, admitted.intentId));
}
