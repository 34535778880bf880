import { addressFrom, changeOrder, type AddressInput, type Fields } from "../change-order";
import type { Order } from "../state";
import { actorOf, notPlayed, scoped, userErrors, visibleOrder, type RootContext, type UserError } from "./access";
import { orderView } from "./order-view";
import { tidyTags, tooManyTags } from "./tag-rules";

type Input = {
  id: string;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  poNumber?: string | null;
  customAttributes?: { key: string; value?: string | null }[] | null;
  shippingAddress?: AddressInput | null;
};

const PLAYED = ["id", "email", "phone", "note", "tags", "poNumber", "customAttributes", "shippingAddress"];
const LONGEST_NOTE = 5000;
/** A cancelled order still takes notes and tags. */
const CLOSED_BY_CANCELLATION = ["email", "phone", "shippingAddress"] as const;

/** `orderUpdate`: each field given overwrites; nobody is asked whether it was changed meanwhile. */
export function orderUpdateField(context: RootContext) {
  return {
    orderUpdate: ({ input }: { input: Input }) =>
      scoped(context, "write_orders", "orderUpdate", () => {
        const other = Object.keys(input).find((name) => !PLAYED.includes(name));
        if (other !== undefined) throw notPlayed(`OrderInput.${other}`);
        const order = visibleOrder(context, input.id);
        if (order === undefined) return refused({ field: "id", message: "Order does not exist" });
        const problem = check(order, input);
        if (problem !== null) return refused(problem);
        changeOrder(context.state, context.shop, { order, by: actorOf(context), fields: fieldsOf(input) });
        return payload(orderView(context.shop, order));
      }),
  };
}

function check(order: Order, input: Input): UserError | null {
  const shut = CLOSED_BY_CANCELLATION.find((name) => order.cancelledAt !== null && input[name] !== undefined);
  if (shut !== undefined) return { field: shut, message: "Cancelled orders can't be changed in this way" };
  if (input.email != null && input.email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email))
    return { field: "email", message: "Email is invalid" };
  if (input.phone != null && input.phone !== "" && !/^\+?[\d\s().-]{6,20}$/.test(input.phone))
    return { field: "phone", message: "Phone is invalid" };
  if ((input.note ?? "").length > LONGEST_NOTE)
    return { field: "note", message: "Note is too long (maximum is 5000 characters)" };
  return input.tags == null ? null : tooManyTags(tidyTags(input.tags));
}

/** Given fields only; an empty text is none. */
function fieldsOf(input: Input): Fields {
  const fields: Fields = {};
  if (input.email !== undefined) fields.email = textOf(input.email);
  if (input.phone !== undefined) fields.phone = textOf(input.phone);
  if (input.note !== undefined) fields.note = textOf(input.note);
  if (input.poNumber !== undefined) fields.poNumber = textOf(input.poNumber);
  if (input.tags != null) fields.tags = tidyTags(input.tags);
  if (input.customAttributes != null)
    fields.customAttributes = input.customAttributes.map(({ key, value }) => ({ key, value: value ?? null }));
  if (input.shippingAddress != null) fields.shippingAddress = addressFrom(input.shippingAddress);
  return fields;
}

const textOf = (text: string | null) => (text === "" ? null : text);

const payload = (order: unknown) => ({ __typename: "OrderUpdatePayload", order, userErrors: [] });
const refused = (problem: UserError) => ({ ...payload(null), userErrors: userErrors(problem) });
