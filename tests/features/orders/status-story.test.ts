import { describe, expect, it } from "vitest";
import { statusStory, type Situation, type StoryFacts } from "../../../app/features/orders/status-story";
import type { PaymentStatus } from "../../../app/features/policy/condition";

const CONTEXT = { now: "2026-11-23T10:00:00Z", promiseDays: 7, timeZone: "Europe/Rome" };
const ORDER: StoryFacts = {
  createdAt: "2026-11-20T10:00:00Z",
  cancelledAt: null,
  paymentStatus: "PAID",
  partlyShipped: false,
  fulfilments: [],
};
const SENT = { state: "shipped" as const, shippedAt: "2026-11-21T10:00:00Z", inTransitAt: null, deliveredAt: null };
const MOVING = { ...SENT, state: "in_transit" as const, inTransitAt: "2026-11-22T10:00:00Z" };
const OUT = { ...MOVING, state: "out_for_delivery" as const };
const THERE = { ...MOVING, state: "delivered" as const, deliveredAt: "2026-11-23T08:00:00Z" };

const SITUATIONS: readonly (readonly [string, Partial<StoryFacts>, Situation])[] = [
  ["paid, nothing sent", {}, "preparing"],
  ["partly paid, nothing sent", { paymentStatus: "PARTIALLY_PAID" }, "preparing"],
  ["partly refunded, nothing sent", { paymentStatus: "PARTIALLY_REFUNDED" }, "preparing"],
  ["payment pending", { paymentStatus: "PENDING" }, "unpaid"],
  ["payment only authorised", { paymentStatus: "AUTHORIZED" }, "unpaid"],
  ["payment voided", { paymentStatus: "VOIDED" }, "unpaid"],
  ["payment expired", { paymentStatus: "EXPIRED" }, "unpaid"],
  ["sent, no tracking", { fulfilments: [SENT] }, "shipped"],
  ["moving", { fulfilments: [MOVING] }, "in_transit"],
  ["out for delivery", { fulfilments: [OUT] }, "in_transit"],
  ["delivered", { fulfilments: [THERE] }, "delivered"],
  ["one part sent", { partlyShipped: true, fulfilments: [SENT] }, "partly_shipped"],
  ["one part delivered, the rest not sent", { partlyShipped: true, fulfilments: [THERE] }, "partly_shipped"],
  ["sent before it was paid", { paymentStatus: "PENDING", fulfilments: [MOVING] }, "in_transit"],
  ["refunded after delivery", { paymentStatus: "REFUNDED", fulfilments: [THERE] }, "refunded"],
  [
    "cancelled beats everything",
    { cancelledAt: "2026-11-21T10:00:00Z", paymentStatus: "REFUNDED", fulfilments: [THERE] },
    "cancelled",
  ],
  ["two parcels: the slower one speaks", { fulfilments: [THERE, MOVING] }, "in_transit"],
  ["two parcels: the slower one speaks, whatever the order", { fulfilments: [SENT, THERE] }, "shipped"],
];

describe("where an order is", () => {
  it.each(SITUATIONS)("%s", (_name, change, situation) => {
    expect(statusStory({ ...ORDER, ...change }, CONTEXT).situation).toBe(situation);
  });

  it.each([
    ["PAID", true],
    ["PARTIALLY_PAID", true],
    ["PARTIALLY_REFUNDED", true],
    ["REFUNDED", true],
    ["PENDING", false],
    ["AUTHORIZED", false],
    ["VOIDED", false],
    ["EXPIRED", false],
  ] satisfies [PaymentStatus, boolean][])("%s: paid is %s", (paymentStatus, paid) => {
    expect(statusStory({ ...ORDER, paymentStatus }, CONTEXT).paid).toBe(paid);
  });
});

/** The promise is seven days; Rome is one hour ahead of UTC in winter, two in summer. */
const LATENESS: readonly (readonly [string, string, string, number])[] = [
  ["on the promised day: not late", "2026-11-16T10:00:00Z", "2026-11-23T22:59:59Z", 0],
  ["in Rome's first minute of the next day: one day", "2026-11-16T10:00:00Z", "2026-11-23T23:00:00Z", 1],
  ["ordered late in Rome's evening, asked the next morning", "2026-11-15T22:30:00Z", "2026-11-23T07:00:00Z", 1],
  [
    "ordered after midnight in Rome, still yesterday in UTC: not late",
    "2026-11-15T23:30:00Z",
    "2026-11-23T07:00:00Z",
    0,
  ],
  ["five days", "2026-11-11T10:00:00Z", "2026-11-23T10:00:00Z", 5],
  ["across the end of summer time", "2026-10-18T10:00:00Z", "2026-10-27T10:00:00Z", 2],
  ["across the start of summer time", "2026-03-22T10:00:00Z", "2026-03-31T10:00:00Z", 2],
  ["before the promise", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z", 0],
];

describe("late by whole days of the shop", () => {
  it.each(LATENESS)("%s", (_name, createdAt, now, lateDays) => {
    expect(statusStory({ ...ORDER, createdAt, fulfilments: [MOVING] }, { ...CONTEXT, now }).lateDays).toBe(lateDays);
  });

  it("the same moment is late in Auckland and not in Rome", () => {
    const facts = { ...ORDER, createdAt: "2026-11-16T10:00:00Z", fulfilments: [MOVING] };
    expect(statusStory(facts, { ...CONTEXT, now: "2026-11-23T12:00:00Z", timeZone: "Pacific/Auckland" }).lateDays).toBe(
      1,
    );
    expect(statusStory(facts, { ...CONTEXT, now: "2026-11-23T12:00:00Z" }).lateDays).toBe(0);
  });

  it.each([
    ["delivered", { fulfilments: [THERE] }],
    ["cancelled", { cancelledAt: "2026-11-02T10:00:00Z" }],
    ["refunded", { paymentStatus: "REFUNDED" as const }],
    ["never paid", { paymentStatus: "PENDING" as const }],
  ])("no longer matters once %s", (_name, change) => {
    expect(statusStory({ ...ORDER, createdAt: "2026-11-01T10:00:00Z", ...change }, CONTEXT).lateDays).toBe(0);
  });

  it.each([
    ["preparing", []],
    ["shipped", [SENT]],
    ["in transit", [MOVING]],
  ])("matters while %s", (_name, fulfilments) => {
    expect(statusStory({ ...ORDER, createdAt: "2026-11-10T10:00:00Z", fulfilments }, CONTEXT).lateDays).toBe(6);
  });
});

describe("the story's facts", () => {
  it("name carrier, number and link of the parcel that speaks", () => {
    const tracking = [{ company: "GLS", number: "BX1", url: "https://track.example/BX1" }];
    const story = statusStory(
      {
        ...ORDER,
        fulfilments: [
          { ...THERE, tracking: [] },
          { ...MOVING, tracking },
        ],
      },
      CONTEXT,
    );
    expect(story).toMatchObject({
      carrier: "GLS",
      trackingNumber: "BX1",
      trackingUrl: "https://track.example/BX1",
      shippedAt: MOVING.shippedAt,
    });
  });

  it("say shipped without tracking plainly", () => {
    expect(statusStory({ ...ORDER, fulfilments: [{ ...SENT, tracking: [] }] }, CONTEXT)).toMatchObject({
      situation: "shipped",
      carrier: null,
      trackingNumber: null,
      trackingUrl: null,
    });
  });

  it("take an empty carrier or number for none", () => {
    const tracking = [{ company: "", number: "", url: "https://track.example/BX1" }];
    expect(statusStory({ ...ORDER, fulfilments: [{ ...MOVING, tracking }] }, CONTEXT)).toMatchObject({
      carrier: null,
      trackingNumber: null,
      trackingUrl: "https://track.example/BX1",
    });
  });

  it("count the age and the promise from the order's day", () => {
    expect(statusStory(ORDER, CONTEXT)).toMatchObject({
      ageDays: 3,
      promisedAt: "2026-11-27T10:00:00.000Z",
      orderedAt: ORDER.createdAt,
    });
  });

  it("never give a negative age", () => {
    expect(statusStory({ ...ORDER, createdAt: "2026-11-25T10:00:00Z" }, CONTEXT).ageDays).toBe(0);
  });
});
