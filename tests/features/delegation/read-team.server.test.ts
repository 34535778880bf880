import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { inShop } from "../../../app/platform/db.server";
import { refunded } from "../../practice/shop/sums";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { ask, member, refundOf } from "./a-team";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

describe("the team in numbers", () => {
  it("is what each did today: replies, refunds, money", async () => {
    const her = await member();
    await recordReply(
      ask({ orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" }, her),
    );
    await recordReply(
      ask({ orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "marked_sent" }, her),
    );
    const [first, second] = [refundOf(practice, her, 700), refundOf(practice, her, 450)];
    await Promise.all([first.done, second.done]);
    const { assistants } = await readTeam(LOTO, "Europe/Rome");
    const expected = { replies: 2, refunds: 2, refundedMinor: refunded(first.order) + refunded(second.order) };
    expect(assistants.find((one) => one.userId === her.userId)).toMatchObject({
      name: "Chiara Bianchi",
      status: "active",
      limits: { perOrderMinor: 3000, perDayMinor: 10_000 },
      today: expected,
      week: expected,
    });
    expect(expected.refundedMinor).toBe(1150);
  });

  it("counts a refund of yesterday to the week only", async () => {
    const her = await member();
    await refundOf(practice, her, 300).done;
    await inShop(LOTO, (tx) =>
      tx.query("update intent set created_at = created_at - interval '25 hours' where actor_user = $1", [her.userId]),
    );
    const mate = (await readTeam(LOTO, "Europe/Rome")).assistants.find((one) => one.userId === her.userId);
    expect([mate?.today.refundedMinor, mate?.week.refundedMinor]).toEqual([0, 300]);
  });

  it("is empty for the other shop", async () => {
    expect(await readTeam(ONDA, "Europe/Rome")).toEqual({ assistants: [], invited: [] });
  });
});
