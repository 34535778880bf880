/** The queue in which a shop with unknown outcomes waits to be settled. */
export const SETTLE_QUEUE = "settle-shop";
