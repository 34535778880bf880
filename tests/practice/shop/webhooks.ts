import { createHmac, randomUUID } from "node:crypto";
import { after, newShopifyClock, setScale, stopClock, type ShopifyClock } from "./shopify-clock";

/** After the first attempt Shopify tries eight more times within four hours; how it spreads them is assumed. */
const RETRY_AFTER_S = [60, 120, 240, 480, 960, 1800, 3600, 7140] as const;
const ANSWER_WITHIN_MS = 5_000;

export type Delivery = {
  readonly shop: string;
  readonly topic: string;
  readonly url: string;
  /** One event has one id; each delivery of it (a duplicate, too) an id of its own; a retry keeps both. */
  readonly eventId: string;
  readonly webhookId: string;
  readonly triggeredAt: string;
  readonly body: string;
  attempts: number;
};

/** What goes wrong on the way: shares from 0 to 1, delays up to `lateMs` (which shuffles, too). */
export type Weather = { lose: number; duplicate: number; lateMs: number };

export type Webhooks = {
  subscriptions: { readonly topic: string; readonly url: string }[];
  weather: Weather;
  /** How many times faster than real retries and erasure come; setting it moves what waits already, too. */
  clockScale: number;
  readonly clock: ShopifyClock;
  /** Deliveries that are late; real time, whatever the scale. */
  timers: Set<NodeJS.Timeout>;
  sent: number;
  delivered: number;
  lost: number;
  retried: number;
  givenUp: Delivery[];
  /** Milliseconds from the request to the app's answer, in the order of the answers. */
  answerMs: number[];
};

export function newWebhooks(): Webhooks {
  const clock = newShopifyClock();
  return {
    subscriptions: [],
    weather: { lose: 0, duplicate: 0, lateMs: 0 },
    clock,
    get clockScale() {
      return clock.scale;
    },
    set clockScale(scale) {
      setScale(clock, scale);
    },
    timers: new Set(),
    sent: 0,
    delivered: 0,
    lost: 0,
    retried: 0,
    givenUp: [],
    answerMs: [],
  };
}

/** Who sends: the store, as far as webhooks need it. */
export type Sender = { readonly webhooks: Webhooks; readonly apiSecret: string; readonly now: () => Date };

/** Sends one event to whoever subscribed to its topic, through the weather. Returns the event's id. */
export function sendWebhook(state: Sender, shop: string, event: { topic: string; body: object }): string {
  const { webhooks } = state;
  const eventId = randomUUID();
  for (const { url } of webhooks.subscriptions.filter((one) => one.topic === event.topic)) {
    const copies = Math.random() < webhooks.weather.duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (Math.random() < webhooks.weather.lose) {
        webhooks.lost += 1;
        continue;
      }
      webhooks.sent += 1;
      const delivery: Delivery = {
        shop,
        topic: event.topic,
        url,
        eventId,
        webhookId: randomUUID(),
        triggeredAt: state.now().toISOString(),
        body: JSON.stringify(event.body),
        attempts: 0,
      };
      later(webhooks, Math.random() * webhooks.weather.lateMs, () => void attempt(state, delivery));
    }
  }
  return eventId;
}

/** Does something after so much of Shopify's own time (see `clockScale`), unless the store closes first. */
export function laterOnShopifysClock({ clock }: Webhooks, ms: number, work: () => void): void {
  after(clock, ms, work);
}

/** Does something after `ms`, unless the store closes first. */
export function later(webhooks: Webhooks, ms: number, work: () => void): void {
  const timer = setTimeout(() => {
    webhooks.timers.delete(timer);
    work();
  }, ms);
  webhooks.timers.add(timer);
}

export function stopWebhooks({ timers, clock }: Webhooks): void {
  stopClock(clock);
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
}

async function attempt(state: Sender, delivery: Delivery): Promise<void> {
  const { webhooks } = state;
  delivery.attempts += 1;
  const started = performance.now();
  const delivered = await post(state, delivery);
  webhooks.answerMs.push(performance.now() - started);
  if (delivered) {
    webhooks.delivered += 1;
    return;
  }
  const waitS = RETRY_AFTER_S[delivery.attempts - 1];
  if (waitS === undefined) {
    // A subscription of the app's own configuration stays; the event is gone.
    webhooks.givenUp.push(delivery);
    return;
  }
  webhooks.retried += 1;
  laterOnShopifysClock(webhooks, waitS * 1000, () => void attempt(state, delivery));
}

async function post(state: Sender, delivery: Delivery): Promise<boolean> {
  try {
    const response = await fetch(delivery.url, {
      method: "POST",
      headers: headersOf(state.apiSecret, delivery),
      body: delivery.body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The headers Shopify sends; only the body is signed. */
export function headersOf(apiSecret: string, delivery: Omit<Delivery, "url" | "attempts">): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-shopify-topic": delivery.topic,
    "x-shopify-shop-domain": delivery.shop,
    "x-shopify-api-version": "2026-07",
    "x-shopify-webhook-id": delivery.webhookId,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
    "x-shopify-hmac-sha256": createHmac("sha256", apiSecret).update(delivery.body, "utf8").digest("base64"),
  };
}
