import { randomUUID } from "node:crypto";
import { stop } from "../../../app/features/delegation/change-team.server";
import { expireRequests } from "../../../app/features/gate/expire-requests-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { LOTO_SHOP, STRANGER } from "../../support/people";
import { LOTO, ONDA } from "../../support/practice-shop";
import type { Case } from "./case";
import { grantOf, ownsTheShop, tamper, type Desk, type Hook } from "./desk";

const never = (name: string, run: Case["run"]): Case => ({ name, often: "never", run });
/** Something happens before the click, or while the gate is at a point of it. */
const PLACES = ["before", "before_admit", "admitted", "claimed"] as const;
type Place = (typeof PLACES)[number];

/** Who answers, who asked, who does it, when, and what became of the order: cases in which nothing may be done. */
export const ANSWERS: readonly Case[] = [
  ...who(),
  ...between("who said yes owns the shop no more", ["before", "before_admit"], ({ owner }) =>
    ownsTheShop(owner.userId, false),
  ),
  ...between("who asked is stopped", ["before", "before_admit", "admitted"], (desk) => stopped(desk, desk.her)),
  ...between("who asked waits for a step", ["before", "before_admit", "admitted"], ({ her }) =>
    tamper(`update assistant_grant set status = 'waiting' where id = '${grantOf(her)}'`),
  ),
  ...between("its time is over", ["before", "before_admit"], ({ id }) => ends(id)),
  never("its time is over, and the sweeper was there", async (desk) => {
    const id = await approved(desk);
    await ends(id);
    await expireRequests(LOTO, new Date().toISOString());
    await desk.click(id);
  }),
  never("a yes after the time for it", async (desk) => {
    const id = await desk.ask();
    await ends(id);
    await desk.yes(id);
    await desk.click(id);
  }),
];

/** The order is changed past the app, at every moment at which it is still looked at. */
export function orderCases(changes: Desk["kind"]["changes"]): Case[] {
  return changes.flatMap(([what, path, body]) =>
    between(`the order is ${what}`, PLACES, (desk) => desk.outside(path, body)),
  );
}

function who(): Case[] {
  const saysYes = (name: string, by: (desk: Desk) => Actor | Promise<Actor>) =>
    never(`a yes of ${name}`, async (desk) => {
      const id = await desk.ask();
      await desk.yes(id, await by(desk));
      await desk.click(id);
    });
  const clicks = (name: string, run: (desk: Desk, id: string) => Promise<unknown>) =>
    never(`done by ${name}`, async (desk) => {
      await run(desk, await approved(desk));
    });
  return [
    never("no yes", async (desk) => {
      await desk.click(await desk.ask());
    }),
    never("a no", async (desk) => {
      const id = await desk.ask();
      await desk.no(id);
      await desk.yes(id);
      await desk.click(id);
    }),
    saysYes("who asked", ({ her }) => her),
    saysYes("who asked, the owner by now", async ({ her, owner }) => {
      await ownsTheShop(her.userId, true);
      return { ...owner, userId: her.userId };
    }),
    saysYes("a colleague", ({ colleague }) => colleague),
    saysYes("a stopped colleague", async (desk) => {
      await stopped(desk, desk.colleague);
      return desk.colleague;
    }),
    saysYes("a stranger", () => STRANGER),
    saysYes("a page that still takes somebody for the owner", async ({ owner }) => {
      await ownsTheShop(owner.userId, false);
      return owner;
    }),
    never("one's own yes, written past the app", async (desk) => {
      const id = await approved(desk);
      await ownsTheShop(desk.her.userId, true);
      await tamper(`update approval_request set answered_by = '${desk.her.userId}' where intent_id = '${id}'`);
      await desk.click(id);
    }),
    never("a yes to what was on the page before", async (desk) => {
      const id = await desk.ask();
      const page = await desk.seen(id);
      await tamper(`update intent set amount_minor = amount_minor + 1 where id = '${id}'`);
      await desk.yes(id, desk.owner, page);
      await desk.click(id);
    }),
    never("a yes to another request", async (desk) => {
      const [id, other] = [await desk.ask(), await desk.ask(desk.elsewhere)];
      await desk.yes(other);
      await desk.click(id);
    }),
    never("a yes to another request, copied", async (desk) => {
      const [id, other] = [await desk.ask(), await desk.ask(desk.elsewhere)];
      await desk.yes(other);
      await tamper(
        `update approval_request r set answer = o.answer, answered_by = o.answered_by, digest = o.digest, lifts = o.lifts
         from approval_request o where r.intent_id = '${id}' and o.intent_id = '${other}'`,
      );
      await tamper(`update intent set state = 'APPROVED' where id = '${id}'`);
      await desk.click(id);
    }),
    clicks("a colleague", (desk, id) => desk.click(id, desk.colleague)),
    clicks("the owner", (desk, id) => desk.click(id, desk.owner)),
    clicks("a stranger", (desk, id) => desk.click(id, STRANGER)),
    clicks("who asked, in another shop", (desk, id) =>
      desk.click(id, desk.her, { shop: { ...LOTO_SHOP, domain: ONDA } }),
    ),
  ];
}

type Approved = Desk & { readonly id: string };

/** Once for each place: it happens there, and then everybody clicks again. */
function between(what: string, places: readonly Place[], happens: (desk: Approved) => Promise<void>): Case[] {
  return places.map((place) =>
    never(`${what}, ${place === "before" ? "before the click" : `at ${place}`}`, async (desk) => {
      const id = await approved(desk);
      let done = false;
      const at: Hook = async (point) => {
        if (point !== place || done) return;
        done = true;
        await happens({ ...desk, id });
      };
      if (place === "before") await happens({ ...desk, id });
      await desk.click(id, desk.her, { at });
      await desk.click(id);
    }),
  );
}

export async function approved(desk: Desk): Promise<string> {
  const id = await desk.ask();
  if (!(await desk.yes(id))) throw new Error("the owner's yes was refused");
  return id;
}

const ends = (id: string) => tamper(`update approval_request set expires_at = app_now() where intent_id = '${id}'`);

async function stopped({ owner }: Desk, whom: Actor): Promise<void> {
  const ask = { shop: LOTO_SHOP, actor: owner, requestKey: randomUUID(), input: { who: grantOf(whom) } };
  const done = await stop(ask);
  if (!done.ok) throw new Error(`the stop was refused: ${done.error.code}`);
}
