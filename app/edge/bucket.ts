/** So many at once, and so many a second after that. */
export type Rate = { readonly burst: number; readonly perSecond: number };
export type Bucket = { readonly left: number; readonly atMs: number };

export function newBucket(rate: Rate, nowMs: number): Bucket {
  return { left: rate.burst, atMs: nowMs };
}

/** Takes one; `waitMs` > 0 = none was left, and nothing was taken. A clock that goes back gives nothing. */
export function take(bucket: Bucket, rate: Rate, nowMs: number): { readonly bucket: Bucket; readonly waitMs: number } {
  const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * rate.perSecond;
  const left = Math.min(rate.burst, bucket.left + gained);
  if (left < 1) return { bucket: { left, atMs: nowMs }, waitMs: ((1 - left) / rate.perSecond) * 1000 };
  return { bucket: { left: left - 1, atMs: nowMs }, waitMs: 0 };
}
