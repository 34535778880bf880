import { approveReturn, changeReturn, createReturn, isWorkedOn, requestReturn } from "../returns";
import type { Return } from "../shipping";
import type { Order } from "../state";
import { notPlayed, readable, visibleOrder, type RootContext } from "./access";
import { gid } from "./line-view";
import { shownOf } from "./order-view";
import { returnErrors, tooLong, wantedLines, type LineInput, type ReturnProblem } from "./return-input";
import { returnView } from "./return-view";

const LONGEST_DECLINE = 500;

type Found = { readonly order: Order; readonly one: Return };

/** A return of an order that the token sees, by its global id. */
export function findReturn(context: RootContext, id: string): Found | null {
  for (const order of readable(context)) {
    const one = order.returns?.find((known) => gid("Return", known.id) === id);
    if (one !== undefined) return { order, one };
  }
  return null;
}

type NewReturn = {
  orderId: string;
  returnLineItems: LineInput[];
  exchangeLineItems?: unknown[];
  returnShippingFee?: unknown;
};

export function returnCreate(context: RootContext, { returnInput }: { returnInput: NewReturn }) {
  return make(context, returnInput, { root: "returnInput", act: createReturn });
}

export function returnRequest(context: RootContext, { input }: { input: NewReturn }) {
  return make(context, input, { root: "input", act: requestReturn });
}

function make(context: RootContext, input: NewReturn, { root, act }: { root: string; act: typeof createReturn }) {
  if ((input.exchangeLineItems ?? []).length > 0 || input.returnShippingFee != null)
    throw notPlayed("exchanges and return fees");
  const order = visibleOrder(context, input.orderId);
  if (order === undefined)
    return refused({ field: [root, "orderId"], message: "Order does not exist.", code: "NOT_FOUND" });
  const lines = wantedLines(order, { lines: input.returnLineItems, root });
  if (!Array.isArray(lines)) return refused(lines);
  const one = act({ ...context, order }, { lines, app: context.app });
  return answer(context, { order, one });
}

function answer({ shop }: RootContext, { order, one }: Found) {
  return { return: returnView(shownOf(shop, order), one), userErrors: [] };
}

export function refused(problem: ReturnProblem) {
  return { return: null, userErrors: returnErrors(problem) };
}

type Change = {
  readonly field: readonly string[];
  readonly from: readonly Return["status"][];
  readonly act: (found: Found) => ReturnProblem | null;
};

/** Finds a return, refuses it in the wrong state, changes it. */
function change(context: RootContext, id: string, { field, from, act }: Change) {
  const found = findReturn(context, id);
  if (found === null) return refused({ field, message: "Return not found.", code: "NOT_FOUND" });
  if (!from.includes(found.one.status))
    return refused({
      field,
      message: `Return status is ${found.one.status.toLowerCase()}; it must be ${from.join(" or ").toLowerCase()}.`,
      code: "INVALID_STATE",
    });
  const problem = act(found);
  return problem === null ? answer(context, found) : refused(problem);
}

export function returnApproveRequest(context: RootContext, { input }: { input: { id: string } }) {
  return change(context, input.id, {
    field: ["input", "id"],
    from: ["REQUESTED"],
    act: ({ order, one }) => {
      approveReturn({ ...context, order }, one, context.app);
      return null;
    },
  });
}

type Decline = { id: string; declineReason: string; declineNote?: string | null };

export function returnDeclineRequest(context: RootContext, { input }: { input: Decline }) {
  return change(context, input.id, {
    field: ["input", "id"],
    from: ["REQUESTED"],
    act: ({ order, one }) => {
      const note = input.declineNote ?? null;
      if ((note ?? "").length > LONGEST_DECLINE)
        return { ...tooLong("declineNote", LONGEST_DECLINE), field: ["input", "declineNote"] };
      one.decline = { reason: input.declineReason, note };
      changeReturn({ ...context, order }, one, { status: "DECLINED", topic: "returns/decline" });
      return null;
    },
  });
}

/** Only before an inspection or a refund. */
export function returnCancel(context: RootContext, { id }: { id: string }) {
  return change(context, id, {
    field: ["id"],
    from: ["REQUESTED", "OPEN"],
    act: ({ order, one }) => {
      if (isWorkedOn(one))
        return { field: ["id"], message: "Return cannot be canceled: it is being worked on.", code: "INVALID_STATE" };
      changeReturn({ ...context, order }, one, { status: "CANCELED", topic: "returns/cancel" });
      return null;
    },
  });
}

const moves = (from: Return["status"], to: Return["status"], topic: string) => {
  return (context: RootContext, { id }: { id: string }) =>
    change(context, id, {
      field: ["id"],
      from: [from],
      act: ({ order, one }) => {
        changeReturn({ ...context, order }, one, { status: to, topic });
        return null;
      },
    });
};

export const returnClose = moves("OPEN", "CLOSED", "returns/close");
export const returnReopen = moves("CLOSED", "OPEN", "returns/reopen");
