import type { RootContext } from "./access";
import { eventFields } from "./events";
import { cancelFields } from "./order-cancel";
import { editFields } from "./order-edit";
import { lifeFields } from "./order-life";
import { paymentFields } from "./order-payments";
import { orderUpdateField } from "./order-update";
import { orderView } from "./order-view";
import { tagFields } from "./tags";
import { variantFields } from "./variants";

/** Everything that changes orders, and what tells of it. */
export function changeFields(context: RootContext): Record<string, unknown> {
  return {
    ...cancelFields(context),
    ...orderUpdateField(context),
    ...tagFields(context),
    ...lifeFields(context),
    ...paymentFields(context),
    ...editFields(context),
    ...eventFields(context, (order) => orderView(context.shop, order)),
    ...variantFields(context),
  };
}
