import type { Order, Refund, Shop } from "../state";

/** An order's parts are shown with ways back to the order and its refunds, which stand above them. */
export type Shown = {
  readonly shop: Shop;
  readonly order: Order;
  readonly view: () => Record<string, unknown>;
  readonly refund: (refund: Refund) => Record<string, unknown>;
};

export const appView = ({ id, title }: { id: string; title: string }) => ({ __typename: "App", id, title });

/** Shopify's errors with a code, of the type that the mutation names. */
export function codedError(type: string, error: { field: readonly string[]; message: string; code: string | null }) {
  return { __typename: type, ...error };
}
