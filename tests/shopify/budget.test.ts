import { describe, expect, it } from "vitest";
import { answered, newBudget, started, waitFor, type Budget, type Priority } from "../../app/shopify/budget";

const NOW = 1_000_000;
const FULL: Budget = { maximum: 2000, available: 2000, restoreRate: 100, at: NOW, onTheWay: 0, blockedUntil: 0 };

type Case = [sentence: string, budget: Partial<Budget>, cost: number, priority: Priority, ms: number];
const CASES: Case[] = [
  ["a full bucket: now", {}, 500, "person", 0],
  ["exactly enough: now", { available: 500 }, 500, "money", 0],
  ["one point short: a hundredth of a second", { available: 499 }, 500, "money", 10],
  ["empty: as long as it takes to fill", { available: 0 }, 500, "person", 5000],
  ["what is on its way is spoken for", { onTheWay: 1600 }, 500, "person", 1000],
  ["what came back since counts", { available: 0, at: NOW - 5000 }, 500, "person", 0],
  ["never more than the bucket holds", { available: 1900, at: NOW - 60_000, onTheWay: 1600 }, 400, "person", 0],
  ["whole-shop reading leaves half alone", { available: 1400 }, 500, "bulk", 1000],
  ["and goes when more than half is there", { available: 1500 }, 500, "bulk", 0],
  ["dearer than the bucket: when it is full", { available: 1900 }, 5000, "money", 1000],
  ["told to pause: as long as told", { blockedUntil: NOW + 2000 }, 1, "money", 2000],
];

describe("when a request may start", () => {
  it.each(CASES)("%s", (_, budget, cost, priority, ms) => {
    expect(waitFor({ ...FULL, ...budget }, { cost, priority }, NOW)).toBe(ms);
  });
});

describe("what an answer teaches", () => {
  const seen = {
    requestedQueryCost: 120,
    actualQueryCost: 20,
    throttleStatus: { maximumAvailable: 4000, currentlyAvailable: 3900, restoreRate: 200 },
  };

  it("Shopify's own figures replace ours, and nothing is on its way any more", () => {
    const after = answered(started(FULL, 120), { cost: 120, seen, blockedMs: 0 }, NOW + 50);
    expect(after).toMatchObject({ maximum: 4000, available: 3900, restoreRate: 200, at: NOW + 50, onTheWay: 0 });
  });

  it("an answer without figures changes only what is on its way", () => {
    expect(answered(started(FULL, 120), { cost: 120, seen: null, blockedMs: 0 }, NOW)).toEqual({
      ...FULL,
      blockedUntil: NOW,
    });
  });

  it("a longer pause is never cut short by a later answer", () => {
    const paused = answered(started(FULL, 1), { cost: 1, seen: null, blockedMs: 5000 }, NOW);
    expect(answered(paused, { cost: 0, seen, blockedMs: 0 }, NOW + 10).blockedUntil).toBe(NOW + 5000);
  });

  it("before the first answer a shop is taken to have the smallest known plan", () => {
    expect(waitFor(newBudget(NOW), { cost: 1000, priority: "money" }, NOW)).toBe(0);
    expect(waitFor(started(newBudget(NOW), 1), { cost: 1000, priority: "bulk" }, NOW)).toBe(20);
  });
});
