import { describe, expect, it } from "vitest";
import { Entry } from "../../../app/features/audit/entry";
import { actorOf, entryOf, summaryOf, type EntryBase } from "../../../app/features/gate/entries";
import { assistant, decided, facts } from "../policy/cases/case";

const DECISION = summaryOf(decided(assistant(), "refund.issue", facts({ amountMinor: 1000 })));
const MONEY = { action: "refund.issue", measure: "amount", whose: "own", used: 0 };
const BASE: EntryBase = {
  shop: "loto-lento.myshopify.com",
  number: 10_001,
  effect: "refund.issue",
  actor: { kind: "assistant", user: "9000000002" },
  orderGid: "gid://shopify/Order/1",
  requestKey: "k",
  recorded: { amount: "5.00" },
  decision: DECISION,
};

describe("an entry", () => {
  it("has the fixed form, whatever the phase", () => {
    for (const phase of ["intent", "done", "failed", "unknown", "stale", "needs_owner"] as const) {
      const entry = entryOf(BASE, { at: "2026-11-23T10:00:00.000Z", phase });
      expect(Entry.parse(entry)).toEqual(entry);
      expect(entry).toMatchObject({
        v: 1,
        log: "delega/loto-lento.myshopify.com",
        ref: "D-10001",
        before: null,
        after: null,
        shopify: {},
        commitments: {},
      });
    }
  });

  it("names order, person and Shopify's own object only where there are", () => {
    const bare = entryOf({ ...BASE, orderGid: null }, { at: "2026-11-23T10:00:00.000Z", phase: "done" });
    expect([bare.subject, bare.shopify]).toEqual([{}, {}]);
    const full = entryOf(BASE, {
      at: "2026-11-23T10:00:00.000Z",
      phase: "done",
      person: "7",
      resultGid: "gid://shopify/Refund/1",
    });
    expect([full.subject, full.shopify]).toEqual([
      { order: "gid://shopify/Order/1", person: "7" },
      { refund: "gid://shopify/Refund/1" },
    ]);
  });

  it("keeps of a decision the answer, the deciding reason, the role version and what was left", () => {
    expect(DECISION).toEqual({
      answer: "can",
      reason: "allowed",
      role_version: "00000000-0000-4000-8000-000000000002",
      rooms: [
        { ...MONEY, window: "order", max: 3000, left: 3000 },
        { ...MONEY, window: "day", max: 10_000, left: 10_000 },
        { ...MONEY, window: "rolling_24h", max: 10_000, left: 10_000 },
      ],
    });
  });

  it("knows people by id, never by name", () => {
    expect(actorOf({ userId: "9000000001", name: "Marta Rossi", standing: { kind: "owner" } })).toEqual({
      kind: "owner",
      user: "9000000001",
    });
    expect(actorOf({ userId: "7", name: "Sara Conti", standing: assistant() })).toEqual({
      kind: "assistant",
      user: "7",
    });
    expect(actorOf({ userId: "8", name: "Kim Hall", standing: { kind: "stranger" } })).toEqual({
      kind: "assistant",
      user: "8",
    });
  });
});
