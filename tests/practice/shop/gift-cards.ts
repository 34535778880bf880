import { worthMinor } from "./paid-in";
import type { GiftCard } from "./shop-money";
import type { Order, Shop } from "./state";

/** What is left on a gift card: orders took from it, refunds of those payments gave back. Shop currency. */
export function cardBalance(shop: Shop, card: GiftCard): number {
  return shop.orders.reduce((left, order) => left - takenFrom(card, order), card.initialMinor);
}

function takenFrom(card: GiftCard, order: Order): number {
  const paid = order.transactions.filter(({ giftCardId }) => giftCardId === card.id);
  const worth = (some: typeof paid) => some.reduce((sum, { amountMinor }) => sum + worthMinor(order, amountMinor), 0);
  const back = order.transactions.filter(
    ({ kind, parentId }) => kind === "REFUND" && paid.some(({ id }) => id === parentId),
  );
  const done = (some: typeof paid) => some.filter(({ status }) => status === "SUCCESS");
  return worth(done(paid)) - worth(done(back));
}
