import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pastFrom } from "../../../app/features/past/read-past.server";
import { pastTruth } from "../../../app/features/past/past-truth";
import type { PastRefund } from "../../../app/features/policy/past";
import { OTHER_APP } from "../../practice/shop/state";
import { refundTotal } from "../../practice/shop/sums";
import { LOTO, aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

const DAYS_60 = 60 * 86_400_000;
let database: TestDatabase;
let practice: PracticeShop;
let refunds: readonly PastRefund[] = [];
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  refunds = await readAll();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

/** Part after part, as an open page reads them. */
async function readAll(): Promise<PastRefund[]> {
  const all: PastRefund[] = [];
  for (let after: string | null = null; ;) {
    const { past } = await pastFrom(LOTO, { now: new Date().toISOString(), after });
    if (past === null) throw new Error("the past was not read");
    all.push(...past.refunds);
    if (past.next === null) return all;
    after = past.next;
  }
}

describe("the shop's past", () => {
  it("equals the store's own sums: 34 refunds in 60 days, half of them under 14.50", () => {
    const expected = practice
      .shop()
      .orders.flatMap((order) =>
        order.refunds
          .filter((one) => Date.now() - Date.parse(one.createdAt) <= DAYS_60)
          .map((one) => refundTotal(order, one)),
      );
    expect(expected).toHaveLength(34);
    expect(refunds.map((one) => one.amountMinor).toSorted()).toEqual(expected.toSorted());
    const truth = pastTruth(refunds, "EUR");
    expect(truth).toMatchObject({ count: 34, totalMinor: expected.reduce((total, one) => total + one, 0), others: [] });
    expect(expected.filter((one) => one < truth.medianMinor)).toHaveLength(17);
  });

  it("tells refunds of another app, by its name, from those nobody can attribute", () => {
    const byOthers = practice
      .shop()
      .orders.flatMap((order) =>
        order.agreements.filter(
          (one) => one.app?.id === OTHER_APP.id && Date.now() - Date.parse(one.happenedAt) <= DAYS_60,
        ),
      );
    expect(refunds.filter((one) => one.app === OTHER_APP.title)).toHaveLength(byOthers.length);
    expect(byOthers.length).toBeGreaterThan(0);
    expect(refunds.filter((one) => one.by === "unknown")).toHaveLength(34 - byOthers.length);
  });

  it("knows at the first part how many orders there are to read", async () => {
    const { past } = await pastFrom(LOTO, { now: new Date().toISOString(), after: null });
    expect(past?.expected).toBe(34);
  });

  it("tells what stood in the way, and from where it was to go on", async () => {
    const answer = await pastFrom("nobody.myshopify.com", { now: new Date().toISOString(), after: "there" });
    expect(answer).toMatchObject({ after: "there", past: null, problem: { code: expect.any(String) as unknown } });
  });

  it("reads only: the store saw no mutation", () => {
    expect(practice.store.state.mutations).toEqual([]);
  });
});
