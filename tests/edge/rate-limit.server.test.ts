import { beforeEach, describe, expect, it } from "vitest";
import { newBucket, take } from "../../app/edge/bucket";
import { addressMustWait, forgetRates, tooFast } from "../../app/edge/rate-limit.server";
import { LOTO, ONDA } from "../support/practice-shop";

const RATE = { burst: 2, perSecond: 1 };
beforeEach(forgetRates);

describe("a bucket", () => {
  it("gives its burst at once, then one for each part of a second that went by, and never more than the burst", () => {
    let bucket = newBucket(RATE, 0);
    const waits = [0, 0, 0, 500, 1000, 60_000, 60_000, 60_000].map((atMs) => {
      const taken = take(bucket, RATE, atMs);
      bucket = taken.bucket;
      return taken.waitMs;
    });
    expect(waits).toEqual([0, 0, 1000, 500, 0, 0, 0, 1000]);
  });

  it("gives nothing for a clock that went back", () => {
    const { bucket } = take({ left: 0, atMs: 10_000 }, RATE, 0);
    expect(bucket.left).toBe(0);
  });
});

describe("too fast", () => {
  const asks = (count: number, shop = LOTO, user = "1") =>
    Array.from({ length: count }, () => tooFast(shop, user, 0)).filter((one) => one !== null);

  it("is one person after their burst, with the seconds to wait; nobody else waits", () => {
    expect(asks(240)).toEqual([]);
    expect(asks(1)).toEqual([{ code: "too_many_requests", data: { seconds: 1 } }]);
    expect(asks(1, LOTO, "2")).toEqual([]);
    expect(asks(1, ONDA, "1")).toEqual([]);
  });

  it("is a whole shop after its own, however many persons it has; another shop is not", () => {
    const refused = Array.from({ length: 10 }, (_, index) => asks(100, LOTO, String(index)).length);
    expect(refused.reduce((sum, one) => sum + one, 0)).toBe(400);
    expect(asks(1, ONDA)).toEqual([]);
  });

  it("is an address before anybody is known, and forgetting keeps the memory bounded", () => {
    for (let index = 0; index < 1200; index += 1) expect(addressMustWait("203.0.113.9", 0)).toBe(0);
    expect(addressMustWait("203.0.113.9", 0)).toBe(1);
    for (let index = 0; index < 25_000; index += 1) addressMustWait(`10.0.${String(index)}`, 0);
    expect(addressMustWait("203.0.113.9", 0)).toBe(0);
  });
});
