import type { Money } from "../../platform/money";
import type { Decision } from "../policy/decision";
import type { DisputeStanding } from "../policy/dispute";

/**
 * What would happen: the amount Shopify suggests and the most there is, both in the currency the customer paid in and
 * (`counted`) as limits see them; policy's answer before the click; and what is to be known first. `usual` = what is
 * usual for the reason, where this is far more (shop currency, minor units).
 */
export type RefundPreview = {
  readonly amount: Money;
  readonly maximum: Money;
  readonly counted: { readonly amount: Money; readonly maximum: Money };
  readonly decision: Decision;
  readonly usual: number | null;
  readonly order: {
    readonly dispute: DisputeStanding;
    readonly creditable: boolean;
    readonly returnOpen: boolean;
    readonly hasDuties: boolean;
  };
};
