import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, stop, tick } from "../../../app/features/delegation/change-team.server";
import { readStop } from "../../../app/features/delegation/read-stop.server";
import { STOP_TASKS } from "../../../app/features/delegation/stop-task";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { reveal } from "../../../app/features/orders/reveal.server";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import { dyingAt, freshOrder, gidOf } from "../../support/intents";
import { anAssistant, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, member, newest, ONDA_SHOP, refundOf } from "./a-team";

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

const idOf = (actor: Actor) => grantOf(actor)?.id ?? "";
const stopHer = (her: Actor) => stop(ask({ who: idOf(her) }));

async function screenOf(who: Parameters<typeof readStop>[1]) {
  const read = await readStop(LOTO, who);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** A refund of hers that was admitted and not sent. */
async function waiting(her: Actor): Promise<string> {
  const order = freshOrder(practice);
  const input = { ...oneItemOf(order), lessMinor: 500 };
  await expect(performWith(issueRefund, ask(input, her), { ...gatePorts, at: dyingAt("admitted") })).rejects.toThrow(
    "killed",
  );
  return order.name;
}

describe("the stop screen", () => {
  it("of one person says when, by whom, and which changes did not leave, as the record has it", async () => {
    const her = await member();
    const name = await waiting(her);
    await stopHer(her);
    const entry = await newest();
    const screen = await screenOf({ grantId: idOf(her) });
    expect(screen).toMatchObject({
      everyone: false,
      at: entry?.after?.["at"],
      people: [{ grantId: idOf(her), name: "Chiara Bianchi" }],
      cancelled: [{ effect: "refund.issue", orderName: name, amountMinor: 500 }],
      shopifyUsers: "https://admin.shopify.com/store/loto-lento/settings/account",
    });
    expect(screen.tookMs).toBeLessThan(5000);
  });

  it("counts the seven days before it: refunds, customers whose data was shown, money on its way", async () => {
    const her = await member();
    const first = refundOf(practice, her, 700);
    await first.done;
    const second = refundOf(practice, her, 450);
    await second.done;
    for (const field of ["email", "phone"] as const)
      await reveal(ask({ orderGid: gidOf(first.order), field, reason: "carrier_asks" }, her) as never);
    const old = refundOf(practice, her, 200);
    await old.done;
    await inShop(LOTO, (tx) =>
      tx.query("update intent set created_at = created_at - interval '8 days' where order_gid = $1", [
        gidOf(old.order),
      ]),
    );
    practice.store.state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    await refundOf(practice, her, 300).done;
    await stopHer(her);
    const { week } = await screenOf({ grantId: idOf(her) });
    expect(week).toMatchObject({
      refunds: { count: 2, sumMinor: 1150 },
      addresses: { count: 0, rows: [] },
      shown: { count: 2, customers: 1 },
      onItsWay: { count: 1, sumMinor: 300 },
    });
    expect(week.refunds.rows.map((row) => row.orderName)).toEqual([second.order.name, first.order.name]);
  });

  it("of everyone has them all, and the invitations that were taken back", async () => {
    const [her, other] = [await member(), await member()];
    await invite(ask(anInvitation(`open${randomUUID()}@assist.example`)));
    await stop(ask({ who: "everyone" }));
    const screen = await screenOf("everyone");
    expect(screen).toMatchObject({ everyone: true, invitationsWithdrawn: 1 });
    expect(screen.people.map(({ grantId }) => grantId).toSorted()).toEqual([idOf(her), idOf(other)].toSorted());
    expect(await screenOf({ grantId: idOf(her) })).toMatchObject({ everyone: false, row: screen.row });
  });

  it("is not there for whoever works, for another shop, and where nobody was stopped", async () => {
    const her = await member();
    const gone = { ok: false, error: { code: "not_found" } };
    expect(await readStop(LOTO, { grantId: idOf(her) })).toEqual(gone);
    await stopHer(her);
    expect(await readStop(ONDA, { grantId: idOf(her) })).toEqual(gone);
    expect(await readStop(ONDA, "everyone")).toEqual(gone);
  });
});

describe("what is still the owner's", () => {
  it("is nine accesses, open until ticked; a tick stays, says who and when, and is in the record", async () => {
    const her = await member();
    await stopHer(her);
    const open = (await screenOf({ grantId: idOf(her) })).people[0]?.tasks;
    expect(open).toEqual(STOP_TASKS.map((kind) => ({ kind, ticked: null })));
    expect(await tick(ask({ grantId: idOf(her), kind: "gmail" }))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({
      effect: "team.tick",
      subject: { person: her.userId },
      after: { access: "gmail" },
    });
    expect(await tick(ask({ grantId: idOf(her), kind: "gmail" }))).toEqual({
      ok: false,
      error: { code: "ticked_already" },
    });
    const ticked = (await screenOf({ grantId: idOf(her) })).people[0]?.tasks.filter((task) => task.ticked !== null);
    expect(ticked).toMatchObject([{ kind: "gmail", ticked: { by: OWNER.userId } }]);
  });

  it("is ticked by whoever may stop, for somebody who was stopped, in their own shop", async () => {
    const her = await member();
    const gone = { ok: false, error: { code: "not_found" } };
    expect(await tick(ask({ grantId: idOf(her), kind: "slack" }))).toEqual(gone);
    await stopHer(her);
    expect(await tick(ask({ grantId: idOf(her), kind: "slack" }, OWNER, ONDA_SHOP))).toEqual(gone);
    expect(await tick(ask({ grantId: idOf(her), kind: "slack" }, await member()))).toMatchObject({
      error: { code: "denied" },
    });
    expect(await tick(ask({ grantId: idOf(her), kind: "skype" }))).toEqual({ ok: false, error: { code: "bad_input" } });
  });
});

describe("a shop that is forgotten", () => {
  it("takes its ticks with it", async () => {
    const her = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 }, { shop: ONDA });
    await stop(ask({ who: idOf(her) }, OWNER, ONDA_SHOP));
    expect(await tick(ask({ grantId: idOf(her), kind: "slack" }, OWNER, ONDA_SHOP))).toMatchObject({ ok: true });
    const left = await inShop(ONDA, async (tx) => {
      await tx.query("insert into shop_registry (shop, state) values ($1, 'uninstalled')", [ONDA]);
      await tx.query("select forget_shop($1)", [ONDA]);
      await tx.query("select set_config('app.shop', $1, true)", [ONDA]);
      return (await tx.query("select 1 from stop_task")).rowCount;
    });
    expect(left).toBe(0);
  });
});
