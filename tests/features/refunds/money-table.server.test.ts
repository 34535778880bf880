import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rule } from "../../../app/features/policy/rule";
import type { Actor } from "../../../app/features/policy/standing";
import { aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { anAssistantWith, supportRules } from "../../support/people";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { choiceOf, expectedOf, orderOf } from "./money-row";
import { MONEY_ROWS, moneyRow, type MoneyRow } from "./money-rows";
import { faultsOf, seenOf, type Seen } from "./money-seen";

let database: TestDatabase;
let practice: PracticeShop;
let actor: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop({ scopes: ["write_orders", "read_locations"] });
  const boundless = { perOrderMinor: 1_000_000_000, perDayMinor: 900_000_000_000 };
  const restock: Rule = { action: "refund.restock", answer: "can", conditions: [], limits: [] };
  actor = await anAssistantWith(supportRules(boundless, restock));
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

type Told = { readonly seen: Seen; readonly faults: string[]; readonly again: (seen: Seen) => string[] };

/** Everything a row's refunds came to, step by step. */
async function play(row: MoneyRow): Promise<Told[]> {
  const { order, shop } = orderOf(practice, row);
  const told: Told[] = [];
  let paidMinor = 0;
  for (const { choice, expected: text } of row.steps) {
    const expected = expectedOf(text, row.shop);
    paidMinor += expected.paid.amountMinor;
    const whole = { ...expected, sum: { paidMinor } };
    const seen = await seenOf({
      practice,
      actor,
      shop,
      order,
      choice: choiceOf(order, choice, expected.paid.currency),
    });
    const again = (other: Seen) => faultsOf(other, whole, order);
    told.push({ seen, faults: again(seen), again });
  }
  return told;
}

describe("to the minor unit the page, the record, the limits and Shopify tell the same", () => {
  it.each(MONEY_ROWS.map((row) => [`${row.says} (${row.shop}, ${row.by})`, row] as const))("%s", async (_, row) => {
    expect((await play(row)).map(({ faults }) => faults)).toEqual(row.steps.map(() => []));
  });

  it("of at least sixty orders, in five currencies of shops and more of customers", () => {
    expect(MONEY_ROWS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(MONEY_ROWS.map(({ shop }) => shop.slice(0, 3))).size).toBeGreaterThanOrEqual(5);
  });
});

describe("control", () => {
  const more = <M extends { amountMinor: number }>(money: M): M => ({ ...money, amountMinor: money.amountMinor + 1 });
  const OFF: readonly (readonly [string, (seen: Seen) => Seen])[] = [
    ["the page", (seen) => ({ ...seen, page: seen.page.replaceAll("27.25", "27.26") })],
    ["the page about limits", (seen) => ({ ...seen, page: seen.page.replaceAll("25.00 count", "25.01 count") })],
    ["the preview", (seen) => ({ ...seen, preview: { ...seen.preview, counted: more(seen.preview.counted) } })],
    ["the answer", (seen) => ({ ...seen, answer: more(seen.answer) })],
    ["the record, asked", (seen) => ({ ...seen, asked: { ...seen.asked, paid: more(seen.asked.paid) } })],
    ["the record, settled", (seen) => ({ ...seen, settled: { ...seen.settled, counted: more(seen.settled.counted) } })],
    [
      "the record about the order",
      (seen) => ({ ...seen, settled: { ...seen.settled, orderCounted: seen.settled.orderCounted - 1 } }),
    ],
    ["the limits", (seen) => ({ ...seen, usage: seen.usage - 1 })],
    ["Shopify", (seen) => ({ ...seen, shopify: { ...seen.shopify, paid: seen.shopify.paid + 1 } })],
    [
      "Shopify about the order",
      (seen) => ({ ...seen, shopify: { ...seen.shopify, orderPaid: seen.shopify.orderPaid - 1 } }),
    ],
    [
      "the payments together",
      (seen) => ({ ...seen, parts: seen.parts.map(([gateway, amount]) => [gateway, amount + 1] as const) }),
    ],
  ];

  it("one cent off is seen, whoever is wrong", async () => {
    const [told] = await play(moneyRow("as told | EUR<USD 109:100 | 2×27.25 | 0 | card | 1 = 27.25 as 25.00"));
    if (told === undefined) throw new Error("nothing was told");
    expect(told.faults).toEqual([]);
    const overlooked = OFF.filter(([who, off]) => !told.again(off(told.seen)).some((fault) => fault.startsWith(who)));
    expect(overlooked.map(([who]) => who)).toEqual([]);
  });
});
