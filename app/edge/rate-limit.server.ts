import { problem, type Problem } from "../platform/problem";
import { newBucket, take, type Bucket, type Rate } from "./bucket";

/** A page is three or four looks; a person clicks a few times a second at most. */
const PERSON: Rate = { burst: 240, perSecond: 10 };
const SHOP: Rate = { burst: 600, perSecond: 50 };
/** Before anybody is known: an office or a proxy may stand behind one address. */
const ADDRESS: Rate = { burst: 1200, perSecond: 100 };
const MOST_KEYS = 20_000;

/**
 * How fast requests may come, counted in this process only: it protects the process. What must never be exceeded, money,
 * is counted in PostgreSQL; a trip there for each request would cost more than it saves.
 */
const buckets = new Map<string, Bucket>();

/** `too_many_requests`, with the seconds to wait, when this person or all of this shop's ask too fast. */
export function tooFast(shop: string, userId: string, nowMs: number): Problem | null {
  const waitMs = waitOf(`person ${shop} ${userId}`, PERSON, nowMs) || waitOf(`shop ${shop}`, SHOP, nowMs);
  return waitMs === 0 ? null : problem("too_many_requests", { seconds: Math.ceil(waitMs / 1000) });
}

/** The seconds an address must wait; 0 = go on. */
export function addressMustWait(address: string, nowMs: number): number {
  return Math.ceil(waitOf(`address ${address}`, ADDRESS, nowMs) / 1000);
}

/** Forgets everything counted; between tests. */
export function forgetRates(): void {
  buckets.clear();
}

function waitOf(key: string, rate: Rate, nowMs: number): number {
  const { bucket, waitMs } = take(buckets.get(key) ?? newBucket(rate, nowMs), rate, nowMs);
  // Back to the end: the front of the map is who has not asked for longest, and is forgotten first.
  buckets.delete(key);
  buckets.set(key, bucket);
  if (buckets.size > MOST_KEYS)
    for (const oldest of [...buckets.keys()].slice(0, MOST_KEYS / 10)) buckets.delete(oldest);
  return waitMs;
}
