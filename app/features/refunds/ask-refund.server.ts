import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { approveLess } from "../gate/answer-approval.server";
import type { Ask } from "../gate/ask";
import { approvable, type Approvable } from "../gate/approvable.server";
import { askApproval, type Question } from "../gate/ask-approval-store.server";
import { yesNo, type Detail } from "../gate/detail";
import type { GateProblem, Performed } from "../gate/performed";
import { issueRefund } from "./issue-refund.effect.server";
import { lessOf, type RefundInput } from "./refund";
import type { RefundDone } from "./request-refund.server";

/** Asks the owner for a yes to a refund. See `askApproval`. */
export async function askForRefund(question: Question): Promise<Result<RefundDone, GateProblem>> {
  const asked = await askApproval(issueRefund, question);
  return asked.ok ? ok({ state: asked.value.state, reference: asked.value.reference, amount: null }) : asked;
}

const Smaller = z.strictObject({
  intentId: z.uuid(),
  seen: z.string(),
  text: z.string(),
  lessMinor: z.int().min(1),
});

/** A yes to a smaller refund than was asked for, minor units of the order's currency. */
async function approveSmallerRefund(ask: Ask): Promise<Result<Performed, GateProblem>> {
  const input = Smaller.safeParse(ask.input);
  return input.success ? approveLess(issueRefund, { ...ask, input: input.data }, lessOf) : fail(problem("bad_input"));
}

function detailsOf({ lines, shipping, method, restockAt, notify }: RefundInput): Detail[] {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    ...(pieces === 0 ? [] : [{ label: "approvals:pieces", text: String(pieces) }]),
    ...(shipping ? [yesNo("approvals:shipping", true)] : []),
    ...(method === "credit" ? [{ label: "refunds:method", word: "refunds:method_credit" }] : []),
    ...(restockAt === null ? [] : [yesNo("refunds:restock", true)]),
    yesNo("approvals:notify", notify),
  ];
}

/** A refund can be asked for, and approved for less. */
export const APPROVABLE_REFUND: Approvable = {
  ...approvable(issueRefund, detailsOf),
  approveLess: approveSmallerRefund,
};
