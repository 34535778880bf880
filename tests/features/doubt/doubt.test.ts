import { describe, expect, it } from "vitest";
import { adminPage, adminUrl } from "../../../app/shopify/admin-url";
import {
  isEmpty,
  isCounted,
  isLive,
  kindOf,
  needsPerson,
  nextLookOf,
  ownerAskedOf,
  type DoubtCounts,
  type DoubtKind,
  type Stored,
} from "../../../app/features/doubt/doubt";
import { jobKind } from "../../../app/features/doubt/failed-job";
import type { Again } from "../../../app/features/gate/effect";

const NOW = "2026-11-24T12:00:00.000Z";
const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const stored = (change: Partial<Stored> = {}): Stored => ({
  state: "UNKNOWN",
  settlement: null,
  problem: null,
  sends: 1,
  firstSentAt: at(-60),
  absentSince: null,
  lastSentAt: at(-60),
  refusedAt: null,
  notBefore: null,
  leaseUntil: null,
  ...change,
});

describe("what is open about a change", () => {
  it.each<[string, Partial<Stored>, DoubtKind]>([
    ["not answered", {}, "unanswered"],
    ["refused when it was sent again", { refusedAt: at(-5) }, "refused_again"],
    ["not found, 20 hours after", { state: "NEEDS_OWNER" }, "needs_owner"],
    ["not found, though it was refused before", { state: "NEEDS_OWNER", refusedAt: at(-5) }, "needs_owner"],
    ["its sender gone", { state: "SENDING" }, "interrupted"],
    ["not taken by Shopify", { state: "RESERVED" }, "waiting"],
    ["there, its money on the way", { state: "SUCCEEDED", settlement: "PENDING" }, "money_pending"],
    ["there, its money refused", { state: "SUCCEEDED", settlement: "FAILURE" }, "money_failed"],
    ["there, one of its payments refused", { state: "SUCCEEDED", settlement: "PARTIAL" }, "money_partly_failed"],
    ["refused for want of a scope", { state: "FAILED", problem: "scope_missing" }, "not_allowed"],
    ["refused with 403", { state: "FAILED", problem: "shopify_refused" }, "not_allowed"],
    ["refused for want of a token", { state: "FAILED", problem: "app_not_installed" }, "not_connected"],
  ])("%s", (_, change, kind) => {
    expect(kindOf(stored(change))).toBe(kind);
  });

  it("is worked at by Delega itself unless it came to nothing", () => {
    const kinds: DoubtKind[] = ["needs_owner", "waiting", "unanswered", "money_failed", "not_allowed", "not_connected"];
    expect(kinds.filter((kind) => !isLive(kind))).toEqual(["money_failed", "not_allowed", "not_connected"]);
  });

  it("still counts whole against the limits when only part of its money was refused", () => {
    expect([isLive("money_partly_failed"), isCounted("money_partly_failed")]).toEqual([false, true]);
    expect(isCounted("money_failed")).toBe(false);
  });
});

describe("when Shopify is asked next", () => {
  it.each<[string, Partial<Stored>, ReturnType<typeof nextLookOf>]>([
    ["at the time that was set", { notBefore: at(20) }, { kind: "at", at: at(20) }],
    ["within seconds, when it is due", { notBefore: at(-3) }, { kind: "soon" }],
    ["blocked, when it is long due", { notBefore: at(-31) }, { kind: "blocked" }],
    ["from the last sending on, when none was set", { lastSentAt: at(-10) }, { kind: "soon" }],
    ["when the sender must be gone", { state: "SENDING", leaseUntil: at(15) }, { kind: "at", at: at(15) }],
    ["within seconds, never sent", { state: "RESERVED", lastSentAt: null }, { kind: "soon" }],
  ])("%s", (_, change, next) => {
    expect(nextLookOf(stored(change), NOW)).toEqual(next);
  });
});

describe("when the owner is asked", () => {
  type Asked = ReturnType<typeof ownerAskedOf>;
  it.each<[string, Partial<Stored>, Again, Asked]>([
    ["20 hours after the first sending", {}, "key", { at: at(20 * 3600 - 60), inHours: 20 }],
    ["in the last hour: within it", { firstSentAt: at(-19.5 * 3600) }, "key", { at: at(1800), inHours: 0 }],
    ["overdue: within the hour, never ago", { firstSentAt: at(-21 * 3600) }, "state", { at: at(-3600), inHours: 0 }],
    [
      "what is sent once: ten minutes after it was not found",
      { absentSince: at(-60) },
      "nothing",
      { at: at(540), inHours: 0 },
    ],
    ["what is sent once, unread so far: at the latest then", {}, "nothing", { at: at(20 * 3600 - 60), inHours: 20 }],
    [
      "what can be sent again, not found: it is sent again first",
      { absentSince: at(-60) },
      "state",
      { at: at(20 * 3600 - 60), inHours: 20 },
    ],
    ["not about what was never sent", { state: "RESERVED", firstSentAt: null }, "key", null],
    ["not again, when they are asked already", { state: "NEEDS_OWNER" }, "key", null],
    ["not about money on its way", { state: "SUCCEEDED", settlement: "PENDING" }, "key", null],
  ])("%s", (_, change, again, asked) => {
    expect(ownerAskedOf(stored(change), { again, now: NOW })).toEqual(asked);
  });
});

describe("the figures", () => {
  const none: DoubtCounts = { decide: 0, moneyFailed: 0, notSent: 0, checking: 0, failedJobs: 0, dataRequests: 0 };
  it("are empty only when all are", () => {
    expect(isEmpty(none)).toBe(true);
    for (const key of Object.keys(none)) expect(isEmpty({ ...none, [key]: 1 })).toBe(false);
  });

  it("need a person for decisions, refused money and missing permissions; time does the rest", () => {
    expect(needsPerson({ ...none, checking: 9, failedJobs: 9, dataRequests: 9 })).toBe(0);
    expect(needsPerson({ ...none, decide: 1, moneyFailed: 2, notSent: 3 })).toBe(6);
  });
});

describe("a failed job", () => {
  it.each([
    ["settle-shop", "settle"],
    ["sweep-orders", "sweep"],
    ["customers/redact", "redact"],
    ["customers/data_request", "data_request"],
    ["app/uninstalled", "shop"],
    ["orders/updated", "order"],
    ["refunds/create", "order"],
    ["of a queue to come", "order"],
  ])("of %s is about: %s", (queue, kind) => {
    expect(jobKind(queue)).toBe(kind);
  });
});

describe("the way to Shopify's admin", () => {
  it.each([
    ["gid://shopify/Order/7", "https://admin.shopify.com/store/loto-lento/orders/7"],
    ["gid://shopify/Customer/8", "https://admin.shopify.com/store/loto-lento/customers/8"],
  ])("of %s", (gid, url) => {
    expect(adminPage(adminUrl("loto-lento.myshopify.com"), gid)).toBe(url);
  });
});
