import { REFUND_SCOPE, SHIPPING_SCOPE } from "../../shopify/api-version";

/** The one change that moves money; every other counts by how often it is done. */
const REFUND = "refund.issue";

export function movesMoney(effect: string): boolean {
  return effect === REFUND;
}

/** What Shopify shows one by one, so that the owner can say which it is; the others only set a state. */
const SHOWN_ONE_BY_ONE: ReadonlySet<string> = new Set([REFUND, "order.cancel", "order.fulfil", "order.hold"]);

export function isChosenFrom(effect: string): boolean {
  return SHOWN_ONE_BY_ONE.has(effect);
}

/** Of these Shopify says which app made them. */
const SAYS_BY_WHOM: ReadonlySet<string> = new Set([REFUND, "order.hold"]);

export function saysByWhom(effect: string): boolean {
  return SAYS_BY_WHOM.has(effect);
}

const SHIPPING: ReadonlySet<string> = new Set(["order.fulfil", "order.tracking", "order.hold", "order.release"]);

/** The owner's permissions in Shopify that changes can miss. */
export type MissingScope = typeof REFUND_SCOPE | typeof SHIPPING_SCOPE;

/** The permission that a change of this kind needs. */
export function scopeOf(effect: string): MissingScope {
  return SHIPPING.has(effect) ? SHIPPING_SCOPE : REFUND_SCOPE;
}
