import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { approveLess } from "../gate/answer-approval.server";
import type { Ask } from "../gate/ask";
import { askApproval, type Question } from "../gate/ask-approval-store.server";
import { performApproved, type Approved } from "../gate/perform-approved-store.server";
import type { GateProblem, Performed } from "../gate/performed";
import { issueRefund } from "./issue-refund.effect.server";
import { lessOf } from "./refund";
import type { RefundDone } from "./request-refund.server";

/** Asks the owner for a yes to a refund. See `askApproval`. */
export async function askForRefund(question: Question): Promise<Result<RefundDone, GateProblem>> {
  const asked = await askApproval(issueRefund, question);
  return asked.ok ? ok({ state: asked.value.state, reference: asked.value.reference, amount: null }) : asked;
}

/** Makes the refund that was approved. See `performApproved`. */
export function refundApproved(approved: Approved): Promise<Result<Performed, GateProblem>> {
  return performApproved(issueRefund, approved);
}

const Smaller = z.strictObject({
  intentId: z.uuid(),
  seen: z.string(),
  text: z.string(),
  lessMinor: z.int().min(1),
});

/** A yes to a smaller refund than was asked for, minor units of the order's currency. */
export async function approveSmallerRefund(ask: Ask): Promise<Result<Performed, GateProblem>> {
  const input = Smaller.safeParse(ask.input);
  return input.success ? approveLess(issueRefund, { ...ask, input: input.data }, lessOf) : fail(problem("bad_input"));
}
