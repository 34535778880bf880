/** The queue in which unknown outcomes wait to be looked up. */
export const SETTLE_QUEUE = "settle-unknown";
