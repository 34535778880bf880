/** Something that is due after a time on Shopify's clock, which a practice may run faster than real. */
type Due = { leftMs: number; since: number; timer: NodeJS.Timeout; readonly work: () => void };

/** What waits, and how many times faster than real the waiting goes: 14,400 makes four hours one second. */
export type ShopifyClock = { scale: number; readonly waiting: Set<Due> };

export function newShopifyClock(): ShopifyClock {
  return { scale: 1, waiting: new Set() };
}

/** Does something after `ms` of Shopify's time, unless the clock is stopped first. */
export function after(clock: ShopifyClock, ms: number, work: () => void): void {
  const due: Due = { leftMs: ms, since: 0, timer: setTimeout(() => undefined, 0), work };
  clock.waiting.add(due);
  arm(clock, due);
}

/** Changes how fast time goes, for what waits already, too: whoever speeds it up does so to see it happen. */
export function setScale(clock: ShopifyClock, scale: number): void {
  for (const due of clock.waiting) due.leftMs -= (performance.now() - due.since) * clock.scale;
  clock.scale = scale;
  for (const due of clock.waiting) arm(clock, due);
}

export function stopClock({ waiting }: ShopifyClock): void {
  for (const { timer } of waiting) clearTimeout(timer);
  waiting.clear();
}

function arm(clock: ShopifyClock, due: Due): void {
  clearTimeout(due.timer);
  due.since = performance.now();
  due.timer = setTimeout(
    () => {
      clock.waiting.delete(due);
      due.work();
    },
    Math.max(0, due.leftMs) / clock.scale,
  );
}
