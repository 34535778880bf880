import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gateFactsIn } from "../../../app/features/gate/intent-store.server";
import { WINDOWS, type Window } from "../../../app/features/policy/limit";
import { inShop } from "../../../app/platform/db.server";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { anAssistant, LOTO_SHOP } from "../../support/people";
import { LOTO, practiceEnvironment } from "../../support/practice-shop";
import { allowShifts } from "../../support/shifted-clock";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
beforeAll(async () => {
  database = await aTestDatabase();
  practiceEnvironment();
  await allowShifts(database.url);
});
afterAll(() => database.close());

const key = (person: string, timeZone: string) => ({
  person,
  action: "reply.use" as const,
  orderGid: null,
  customerGid: null,
  refundedMinor: 0,
  timeZone,
  together: false,
});

type Case = { readonly used: string; readonly asked: string; readonly window: Window; readonly timeZone?: string };

let lastUser = 700;

/** How often a window counts one use that happened at `used`, when the database's clock says `asked`; both UTC. */
async function counted({ used, asked, window, timeZone = "Europe/Rome" }: Case): Promise<number> {
  lastUser += 1;
  const person = await anAssistant({ perOrderMinor: 0, perDayMinor: 0 }, { userId: String(lastUser) });
  const input = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
  const done = await recordReply({ shop: LOTO_SHOP, actor: person, requestKey: randomUUID(), input });
  if (!done.ok) throw new Error("the reply was not recorded");
  return inShop(LOTO, async (tx) => {
    await tx.query("update usage set at = $2 where person = $1", [person.userId, used]);
    await tx.query("select set_config('app.clock_shift', ($1::timestamptz - clock_timestamp())::text, true)", [asked]);
    const limit = { action: "reply.use" as const, measure: "count" as const, window, whose: "own" as const, max: 9 };
    const keyed = { ...limit, over: "deny" as const, key: "k" };
    const known = await gateFactsIn(tx, LOTO, { key: key(person.userId, timeZone), limits: [keyed] });
    expect(Math.abs(Date.parse(known.now) - Date.parse(asked))).toBeLessThan(5000);
    return known.used["k"] ?? -1;
  });
}

describe("a window counts a use", () => {
  it.each<[string, Case, number]>([
    [
      "of 59 minutes ago in any hour",
      { window: "rolling_1h", used: "2026-11-24T10:00:00Z", asked: "2026-11-24T10:59:00Z" },
      1,
    ],
    [
      "of 61 minutes ago no more",
      { window: "rolling_1h", used: "2026-11-24T10:00:00Z", asked: "2026-11-24T11:01:00Z" },
      0,
    ],
    [
      "of the hour before midnight too",
      { window: "rolling_1h", used: "2026-11-24T22:40:00Z", asked: "2026-11-24T23:20:00Z" },
      1,
    ],
    [
      "of the hour that daylight saving repeats, by real time",
      { window: "rolling_1h", used: "2026-10-25T00:30:00Z", asked: "2026-10-25T01:31:00Z" },
      0,
    ],
    [
      "of 23:50 at 00:10 no more, by the day",
      { window: "day", used: "2026-11-24T22:50:00Z", asked: "2026-11-24T23:10:00Z" },
      0,
    ],
    [
      "of 23:50 at 00:10 still, in any 24 hours",
      { window: "rolling_24h", used: "2026-11-24T22:50:00Z", asked: "2026-11-24T23:10:00Z" },
      1,
    ],
    [
      "of Monday 00:01 on Sunday 23:59, by the week",
      { window: "week", used: "2026-11-22T23:01:00Z", asked: "2026-11-29T22:59:00Z" },
      1,
    ],
    [
      "of Sunday 23:59 on Monday 00:01 no more",
      { window: "week", used: "2026-11-22T22:59:00Z", asked: "2026-11-22T23:01:00Z" },
      0,
    ],
    [
      "of Sunday 23:59 on Monday 00:01 in a shop at UTC−11, where it is Sunday still",
      { window: "week", used: "2026-11-22T22:59:00Z", asked: "2026-11-22T23:01:00Z", timeZone: "Pacific/Pago_Pago" },
      1,
    ],
    [
      "in the week that loses an hour, until its end",
      { window: "week", used: "2027-03-21T23:30:00Z", asked: "2027-03-28T21:59:00Z" },
      1,
    ],
    [
      "of the week that lost an hour no more at the next one's beginning",
      { window: "week", used: "2027-03-28T21:59:00Z", asked: "2027-03-28T22:00:00Z" },
      0,
    ],
    [
      "of the 1st 00:01 on the 30th 23:59, by the month",
      { window: "month", used: "2026-10-31T23:01:00Z", asked: "2026-11-30T22:59:00Z" },
      1,
    ],
    [
      "of the 31st 23:59 on the 1st no more",
      { window: "month", used: "2026-10-31T22:59:00Z", asked: "2026-10-31T23:01:00Z" },
      0,
    ],
    [
      "of the last of February in a shop at UTC+14, where it is March already",
      { window: "month", used: "2027-02-28T09:00:00Z", asked: "2027-02-28T11:00:00Z", timeZone: "Pacific/Kiritimati" },
      0,
    ],
  ])("%s", async (_name, one, expected) => {
    expect(await counted(one)).toBe(expected);
  });

  it("begins where the database says for every window there is", async () => {
    await inShop(LOTO, async (tx) => {
      for (const window of WINDOWS) {
        const { rows } = await tx.query<{ begins: boolean }>(
          "select window_start($1, 'Europe/Rome') is not null as begins",
          [window],
        );
        expect([window, rows[0]?.begins]).toEqual([window, true]);
      }
    });
  });
});
