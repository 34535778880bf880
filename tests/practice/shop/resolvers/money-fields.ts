import type { RootContext } from "./access";
import { disputeFields } from "./disputes";
import { giftCardFields } from "./gift-cards";
import { staffFields } from "./staff";
import { storeCreditFields } from "./store-credit";

/** The root fields about money beside the orders, and about who moved it. */
export function moneyFields(context: RootContext): Record<string, unknown> {
  return {
    ...giftCardFields(context),
    ...storeCreditFields(context),
    ...disputeFields(context),
    ...staffFields(context),
  };
}
