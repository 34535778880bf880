/** Shopify's leaky bucket of one app in one shop: points come back steadily, and a query is charged before it runs. */
export type Bucket = { maximumAvailable: number; restoreRate: number; available: number; at: number };

/** What a plan grants: Standard 100 points a second, Advanced 200, Plus 1,000, Enterprise 2,000. */
export type Plan = { readonly maximumAvailable: number; readonly restoreRate: number };
export const STANDARD: Plan = { maximumAvailable: 2000, restoreRate: 100 };
/** So much that nothing is ever throttled: for tests of other things. */
export const BOUNDLESS: Plan = { maximumAvailable: 1e9, restoreRate: 1e9 };

export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

/** A bucket that is full at `at` (epoch ms). */
export function fullBucket({ maximumAvailable, restoreRate }: Plan, at: number): Bucket {
  return { maximumAvailable, restoreRate, available: maximumAvailable, at };
}

/** Takes `points` if they are there; false = throttled, nothing is taken. */
export function take(bucket: Bucket, points: number, now: number): boolean {
  const passed = Math.max(0, now - bucket.at) / 1000;
  bucket.available = Math.min(bucket.maximumAvailable, bucket.available + passed * bucket.restoreRate);
  bucket.at = now;
  if (bucket.available < points) return false;
  bucket.available -= points;
  return true;
}

/** Leaves at most so many points in the bucket, never less than none. */
export function drain(bucket: Bucket, points: number, now: number): void {
  bucket.available = Math.max(0, Math.min(bucket.available, Math.floor(points)));
  bucket.at = now;
}

/** Gives back what was charged and not used. */
export function giveBack(bucket: Bucket, points: number): void {
  bucket.available = Math.min(bucket.maximumAvailable, bucket.available + points);
}

export function statusOf(bucket: Bucket): ThrottleStatus {
  const { maximumAvailable, available, restoreRate } = bucket;
  return { maximumAvailable, currentlyAvailable: Math.floor(available), restoreRate };
}
