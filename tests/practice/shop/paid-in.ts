import { moneyBag, moneyV2 } from "./money";
import type { Order, Shop } from "./state";

/** The currency an order's amounts are in: what the customer paid with. */
export function currencyOf(shop: Shop, order: Order): string {
  return order.paidIn?.currency ?? shop.currency;
}

/** What an amount of the order is worth in the shop's currency, at the order's own rate; halves go away from zero. */
export function worthMinor({ paidIn }: Order, amountMinor: number): number {
  if (paidIn === undefined) return amountMinor;
  const worth = Math.round((Math.abs(amountMinor) * paidIn.shopMinor) / paidIn.paidMinor);
  return amountMinor < 0 ? -worth : worth;
}

/** Shopify's pair for an order's amounts. Each is converted by itself, so shop amounts may not add up to the last unit. */
export function bagOf(shop: Shop, order: Order) {
  const { paidIn } = order;
  return (amountMinor: number) =>
    paidIn === undefined
      ? moneyBag(amountMinor, shop.currency)
      : {
          shopMoney: moneyV2(worthMinor(order, amountMinor), shop.currency),
          presentmentMoney: moneyV2(amountMinor, paidIn.currency),
        };
}
