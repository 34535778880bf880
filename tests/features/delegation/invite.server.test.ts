import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, withdraw } from "../../../app/features/delegation/change-team.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { inShop } from "../../../app/platform/db.server";
import { STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, member, newest } from "./a-team";

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

describe("inviting", () => {
  it("records the amounts and a commitment of name and e-mail, neither of them readable", async () => {
    const done = await invite(ask(anInvitation("secret.person@assist.example", { name: "Canary Canarini" })));
    expect(done).toMatchObject({ ok: true, value: { state: "done" } });
    const entry = await newest();
    expect(entry).toMatchObject({
      effect: "team.invite",
      actor: { kind: "owner" },
      input: {},
      after: {
        activate_at_once: true,
        refund_per_order: { amount: "30.00", currency: "EUR" },
        refund_per_day: { amount: "100.00", currency: "EUR" },
      },
    });
    expect(Object.keys(entry?.commitments ?? {}).toSorted()).toEqual(["email", "name"]);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select * from intent where effect = 'team.invite'"));
    expect(JSON.stringify([entry, rows])).not.toMatch(/secret\.person|Canar/);
  });

  it("commits with a fresh salt: the same e-mail never gives the same digits twice", async () => {
    await invite(ask(anInvitation("salt@assist.example")));
    const first = (await newest())?.commitments["email"];
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    await withdraw(ask({ invitationId: invited.find((one) => one.email === "salt@assist.example")?.id }));
    await invite(ask(anInvitation("salt@assist.example")));
    expect((await newest())?.commitments["email"]).not.toBe(first);
  });

  it("happens once for an e-mail, however it is written, also at once", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => invite(ask(anInvitation("Once@Assist.example")))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await invite(ask(anInvitation("ONCE@assist.example")))).toEqual({
      ok: false,
      error: { code: "email_invited_already" },
    });
  });

  it("clicked twice is one invitation with the same answer; the key with another input is refused", async () => {
    const once = ask(anInvitation("twice@assist.example"));
    const [first, second] = [await invite(once), await invite(once)];
    expect(
      first.ok &&
        second.ok &&
        first.value.intentId === second.value.intentId &&
        first.value.reference === second.value.reference,
    ).toBe(true);
    expect(await invite({ ...once, input: anInvitation("other@assist.example") })).toEqual({
      ok: false,
      error: { code: "request_key_reused" },
    });
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    expect(invited.filter((one) => one.email === "twice@assist.example")).toHaveLength(1);
  });

  it("is the owner's alone", async () => {
    for (const actor of [STRANGER, await member()]) {
      expect(await invite(ask(anInvitation("no@assist.example"), actor))).toMatchObject({
        ok: false,
        error: { code: "denied" },
      });
    }
  });

  it("with an amount for the day below that of one order is bad input, and nothing is kept", async () => {
    expect(await invite(ask(anInvitation("low@assist.example", { perDayMinor: 1 })))).toEqual({
      ok: false,
      error: { code: "bad_input" },
    });
    expect((await readTeam(LOTO, "Europe/Rome")).invited.filter((one) => one.email === "low@assist.example")).toEqual(
      [],
    );
  });
});
