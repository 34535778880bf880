import { RETURN_REASONS } from "../return-reasons";
import { returnable, type WantedLine } from "../returns";
import type { Order } from "../state";
import { notPlayed } from "./access";
import { gid } from "./line-view";
import { codedError } from "./shown";

const LONGEST_NOTE = 255;
const LONGEST_CUSTOMER_NOTE = 300;

export type LineInput = {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
  restockingFee?: unknown;
};

export type ReturnProblem = { readonly field: readonly string[]; readonly message: string; readonly code: string };

export const returnErrors = (...problems: readonly ReturnProblem[]) =>
  problems.map((problem) => codedError("ReturnUserError", problem));

/** The lines of a new return, checked; the first thing that is wrong otherwise. */
export function wantedLines(
  order: Order,
  { lines, root }: { lines: readonly LineInput[]; root: string },
): WantedLine[] | ReturnProblem {
  if (lines.length === 0)
    return { field: [root, "returnLineItems"], message: "Return line items can't be blank", code: "BLANK" };
  const left = new Map(returnable(order).map(({ line, quantity }) => [gid("FulfillmentLineItem", line.id), quantity]));
  const wanted: WantedLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.restockingFee != null) throw notPlayed("restocking fees");
    const checked = wantedLine(line, left.get(line.fulfillmentLineItemId));
    if ("code" in checked) return { ...checked, field: [root, "returnLineItems", String(index), ...checked.field] };
    left.set(line.fulfillmentLineItemId, (left.get(line.fulfillmentLineItemId) ?? 0) - line.quantity);
    wanted.push(checked);
  }
  return wanted;
}

function wantedLine(line: LineInput, left: number | undefined): WantedLine | ReturnProblem {
  if (left === undefined)
    return { field: ["fulfillmentLineItemId"], message: "Fulfillment line item not found.", code: "NOT_FOUND" };
  if (line.quantity < 1)
    return { field: ["quantity"], message: "Quantity must be greater than 0", code: "GREATER_THAN" };
  if (line.quantity > left)
    return { field: ["quantity"], message: "Return line item has an invalid quantity.", code: "INVALID" };
  const reason = reasonOf(line);
  if (typeof reason !== "string") return reason;
  const note = line.returnReasonNote ?? "";
  if (note.length > LONGEST_NOTE) return tooLong("returnReasonNote", LONGEST_NOTE);
  if ((line.customerNote ?? "").length > LONGEST_CUSTOMER_NOTE) return tooLong("customerNote", LONGEST_CUSTOMER_NOTE);
  return {
    fulfilmentLineId: Number(line.fulfillmentLineItemId.split("/").at(-1)),
    quantity: line.quantity,
    reason,
    note,
    customerNote: line.customerNote ?? null,
  };
}

export function tooLong(field: string, most: number): ReturnProblem {
  return { field: [field], message: `is too long (maximum is ${String(most)} characters)`, code: "TOO_LONG" };
}

function reasonOf({ returnReasonDefinitionId: id, returnReason: legacy }: LineInput): string | ReturnProblem {
  if (id == null && legacy == null)
    return { field: ["returnReasonDefinitionId"], message: "Return reason can't be blank", code: "BLANK" };
  const found = RETURN_REASONS.find((one) =>
    id == null ? one.legacy === legacy : gid("ReturnReasonDefinition", one.id) === id,
  );
  return (
    found?.handle ?? {
      field: ["returnReasonDefinitionId"],
      message: "Return reason definition not found.",
      code: "NOT_FOUND",
    }
  );
}
