import { editable, type CalculatedLine, type EditSession } from "../edit-session";
import { minor } from "../money";
import { nextId, type Order, type Shop, type State } from "../state";
import type { UserError } from "./access";
import { applicationId, calculatedLineView, shippingView, stagedDiscountView } from "./calculated-view";
import { gid } from "./line-view";
import { variantOf } from "./variants";

type Open = { readonly state: State; readonly shop: Shop; readonly order: Order; readonly session: EditSession };
type Staged = { readonly problem: UserError } | { readonly shown: Readonly<Record<string, unknown>> };
/** One step of an edit: stages its change, or says what is wrong and stages nothing. */
export type Staging<A> = (open: Open, args: A) => Staged;

type Price = { amount: string; currencyCode: string };

const wrong = (field: string, message: string): Staged => ({ problem: { field, message } });
const shownLine = ({ shop, order }: Open, line: CalculatedLine) => ({
  calculatedLineItem: calculatedLineView(shop, order, line),
});

/** By the id that the line has in this edit; the order's own is not known here. */
function lineOf({ session }: Open, id: string): CalculatedLine | undefined {
  return session.lines.find((one) => gid("CalculatedLineItem", one.id) === id);
}

/** Minor units; null = not an amount of this shop's currency, or below zero. */
function priceOf({ shop }: Open, { amount, currencyCode }: Price): number | null {
  const value = minor(amount, shop.currency);
  return currencyCode === shop.currency && value >= 0 ? value : null;
}

export const setQuantity: Staging<{ lineItemId: string; quantity: number; restock?: boolean | null; id: string }> = (
  open,
  { lineItemId, quantity, restock },
) => {
  const line = lineOf(open, lineItemId);
  if (line === undefined) return wrong("lineItemId", "The line item does not exist.");
  if (quantity < 0) return wrong("quantity", "Quantity must be greater than or equal to 0.");
  if (quantity !== line.quantity && line.lineId !== null && line.sent >= line.before)
    return wrong("lineItemId", "Only unfulfilled line items can be edited.");
  if (quantity < line.sent) return wrong("quantity", "Quantity can't be less than what was already fulfilled.");
  line.quantity = quantity;
  line.restock = restock === true && quantity < line.before;
  return { shown: shownLine(open, line) };
};

type VariantArgs = { id: string; variantId: string; quantity: number; allowDuplicates?: boolean | null };

export const addVariant: Staging<VariantArgs> = (open, { variantId, quantity, allowDuplicates }) => {
  const variant = variantOf(variantId);
  if (variant === undefined) return wrong("variantId", "The variant does not exist.");
  if (quantity < 1) return wrong("quantity", "Quantity must be greater than 0.");
  const twice = open.session.lines.some((one) => one.variantId === variant.id && one.quantity > 0);
  if (twice && allowDuplicates !== true) return wrong("variantId", "The variant is already on the order.");
  const line = newLine(open, {
    variantId: variant.id,
    title: variant.product,
    variantTitle: variant.title,
    sku: variant.sku,
    unitMinor: variant.priceMinor,
    quantity,
  });
  return { shown: shownLine(open, line) };
};

export const addCustomItem: Staging<{ id: string; title: string; quantity: number; price: Price }> = (
  open,
  { title, quantity, price },
) => {
  const unitMinor = priceOf(open, price);
  if (title.trim() === "") return wrong("title", "Title can't be blank.");
  if (quantity < 1) return wrong("quantity", "Quantity must be greater than 0.");
  if (unitMinor === null) return wrong("price", "Price is invalid.");
  const line = newLine(open, { variantId: null, title, variantTitle: "", sku: "", unitMinor, quantity });
  return { shown: shownLine(open, line) };
};

type Given = Pick<CalculatedLine, "variantId" | "title" | "variantTitle" | "sku" | "unitMinor" | "quantity">;

function newLine({ state, session }: Open, given: Given): CalculatedLine {
  const line: CalculatedLine = {
    ...given,
    id: nextId(state),
    lineId: null,
    pieceMinor: given.unitMinor,
    before: 0,
    sent: 0,
    restock: false,
    discount: null,
  };
  session.lines.push(line);
  return line;
}

type DiscountArgs = {
  id: string;
  lineItemId: string;
  discount: { description?: string | null; fixedValue?: Price | null; percentValue?: number | null };
};

export const addDiscount: Staging<DiscountArgs> = (open, { lineItemId, discount }) => {
  const line = lineOf(open, lineItemId);
  if (line === undefined) return wrong("lineItemId", "The line item does not exist.");
  if (editable(line) === 0) return wrong("lineItemId", "Only unfulfilled line items can be edited.");
  if (line.discount !== null) return wrong("lineItemId", "The line item already has a discount in this edit.");
  const value = discountValue(open, discount);
  if (value === null) return wrong("discount", "The discount must be one valid value, fixed or in percent.");
  line.discount = { id: nextId(open.state), description: discount.description ?? "", value };
  return {
    shown: { ...shownLine(open, line), addedDiscountStagedChange: stagedDiscountView(open.shop, line.discount) },
  };
};

function discountValue(open: Open, { fixedValue, percentValue }: DiscountArgs["discount"]) {
  if ((fixedValue == null) === (percentValue == null)) return null;
  if (fixedValue != null) {
    const fixed = priceOf(open, fixedValue);
    return fixed === null || fixed === 0 ? null : ({ kind: "fixed", minor: fixed } as const);
  }
  const percent = percentValue ?? 0;
  return percent > 0 && percent <= 100 ? ({ kind: "percent", percent } as const) : null;
}

export const removeDiscount: Staging<{ id: string; discountApplicationId: string }> = (
  { session },
  { discountApplicationId },
) => {
  const line = session.lines.find(
    ({ discount }) => discount !== null && applicationId(discount) === discountApplicationId,
  );
  if (line === undefined) return wrong("discountApplicationId", "The discount does not exist in this edit.");
  line.discount = null;
  return { shown: {} };
};

export const addShippingLine: Staging<{ id: string; shippingLine: { title: string; price: Price } }> = (
  open,
  { shippingLine },
) => {
  const priceMinor = priceOf(open, shippingLine.price);
  if (shippingLine.title.trim() === "") return wrong("shippingLine", "Title can't be blank.");
  if (priceMinor === null) return wrong("shippingLine", "Price is invalid.");
  const line = { id: nextId(open.state), title: shippingLine.title, priceMinor };
  open.session.shipping.push(line);
  return { shown: { calculatedShippingLine: shippingView(open.shop, line, "ADDED") } };
};
