import type { Order } from "./state";
import { gidOf, type StoreUnderTest } from "./store-under-test";

type Line = { id: string; quantity: number; editableQuantity: number; sku: string; variant: { id: string } | null };
export type Bag = { shopMoney: { amount: string } };
type Calculated = { id: string; lineItems: { nodes: Line[] }; totalOutstandingSet: Bag; totalPriceSet: Bag };
export type Payload = {
  orderEditSession: { id: string } | null;
  calculatedOrder: Calculated | null;
  calculatedLineItem?: Line | null;
  addedDiscountStagedChange?: { id: string } | null;
  userErrors: { field: string[]; message: string; code?: string }[];
};

export const CALCULATED =
  "calculatedOrder { id totalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } lineItems(first: 50) { nodes { id quantity editableQuantity sku variant { id } } } } orderEditSession { id }";
const LINE = "calculatedLineItem { id quantity editableQuantity sku variant { id } }";

export const beginEdit = (test: StoreUnderTest, order: Order) =>
  test.read<Payload>(
    "orderEditBegin",
    `mutation($id: ID!) { orderEditBegin(id: $id) { ${CALCULATED} userErrors { field message } } }`,
    { id: gidOf(order) },
  );
export const setEditQuantity = (test: StoreUnderTest, step: { id: string; line: string; quantity: number }) =>
  test.read<Payload>(
    "orderEditSetQuantity",
    `mutation($id: ID!, $line: ID!, $quantity: Int!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: true) { ${LINE} ${CALCULATED} userErrors { field message } } }`,
    step,
  );
export const addEditVariant = (
  test: StoreUnderTest,
  step: { id: string; variant: string; quantity?: number; twice?: boolean },
) =>
  test.read<Payload>(
    "orderEditAddVariant",
    `mutation($id: ID!, $variant: ID!, $quantity: Int!, $twice: Boolean) { orderEditAddVariant(id: $id, variantId: $variant, quantity: $quantity, allowDuplicates: $twice) { ${LINE} ${CALCULATED} userErrors { field message } } }`,
    { quantity: 1, ...step },
  );
export const addEditDiscount = (test: StoreUnderTest, step: { id: string; line: string; discount: object }) =>
  test.read<Payload>(
    "orderEditAddLineItemDiscount",
    `mutation($id: ID!, $line: ID!, $discount: OrderEditAppliedDiscountInput!) { orderEditAddLineItemDiscount(id: $id, lineItemId: $line, discount: $discount) { addedDiscountStagedChange { id } ${LINE} ${CALCULATED} userErrors { field message } } }`,
    step,
  );
export const commitEdit = (test: StoreUnderTest, id: string) =>
  test.read<{ order: Record<string, unknown> | null; userErrors: { field: string[]; message: string }[] }>(
    "orderEditCommit",
    'mutation($id: ID!) { orderEditCommit(id: $id, notifyCustomer: false, staffNote: "by phone") { order { id edited updatedAt } successMessages userErrors { field message } } }',
    { id },
  );
