import { randomUUID } from "node:crypto";
import { stop } from "../../app/features/delegation/change-team.server";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { findEarlier } from "../../app/features/gate/intent-store.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Claim, Point, Ports } from "../../app/features/gate/ports";
import { settleIntent } from "../../app/features/gate/settle-unknown.server";
import { undoHeld } from "../../app/features/gate/undo-held-store.server";
import type { Actor } from "../../app/features/policy/standing";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { EFFECTS } from "../../app/effects.server";
import { inShop } from "../../app/platform/db.server";
import { refunded } from "../practice/shop/sums";
import type { Order } from "../practice/shop/state";
import { aftermath, unsettled } from "../support/aftermath";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { heldRules } from "../support/hold";
import { anAssistantWith, LOTO_SHOP, OWNER } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import { settleAtOnce } from "../support/settle";
import type { Proof } from "./proof";

const AT_ONCE = 4;
/** Where the sending is when somebody takes it back; `before`: its time is over, and nobody has claimed it. */
const PLACES = ["before", "at once", "claimed", "ready", "in_flight", "answered"] as const;
const WHO = ["who asked", "the owner", "a stop"] as const;

/**
 * Changes that wait are taken back at every moment of their being sent: by who asked, by the owner, by a stop, with the
 * answer awaited there or racing; meanwhile a second sweeper tries to send them too. Whatever was answered "undone" never
 * reaches Shopify, whatever left is one refund. The control claims whatever became of the intent.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, full ? 504 : 72, gatePorts);
    console.log(`guarded: ${JSON.stringify(guarded)}`);
    const control = await run(cluster.url, 36, { ...gatePorts, claim: claimAnyway });
    console.log(`control, a claim that does not ask what became of it: ${JSON.stringify(control)}`);
    const ok = holds(guarded) && guarded.undone > 0 && guarded.left > 0 && control.undoneThatLeft > 0;
    return { ok, figures: { ...guarded, controlUndoneThatLeft: control.undoneThatLeft } };
  } finally {
    await cluster.stop();
  }
};

function holds(figures: Awaited<ReturnType<typeof run>>): boolean {
  const { undoneThatLeft, doubled, lost, ghost, unsettledLeft } = figures;
  const { usageEqualsStore, recordEqualsStore, recordIntact } = figures;
  return (
    undoneThatLeft + doubled + lost + ghost + unsettledLeft === 0 &&
    usageEqualsStore &&
    recordEqualsStore &&
    recordIntact
  );
}

async function run(templateUrl: string, interleavings: number, ports: Ports) {
  const database = await copyOf(templateUrl, 16);
  const practice = await aPracticeShop();
  try {
    const fates: Fate[] = [];
    let next = 0;
    const slot = async () => {
      for (let index = next++; index < interleavings; index = next++)
        fates.push(await interleave({ practice, ports }, momentOf(index)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, slot));
    await settleAtOnce();
    const { doubled, lost, ghost, usageEqualsStore, recordEqualsStore, recordIntact } = await aftermath(practice);
    return {
      interleavings,
      undone: fates.filter(({ undone }) => undone).length,
      left: fates.filter(({ order }) => refunded(order) > 0).length,
      undoneThatLeft: fates.filter(({ undone, order }) => undone && refunded(order) > 0).length,
      ...{ doubled, lost, ghost, usageEqualsStore, recordEqualsStore, recordIntact },
      unsettledLeft: await unsettled(),
    };
  } finally {
    await practice.close();
    await database.close();
  }
}

type Moment = {
  readonly index: number;
  readonly place: (typeof PLACES)[number];
  readonly who: (typeof WHO)[number];
  readonly awaited: boolean;
};
type Fate = { readonly undone: boolean; readonly order: Order };

function momentOf(index: number): Moment {
  const place = PLACES[index % PLACES.length] ?? "before";
  const who = WHO[Math.floor(index / PLACES.length) % WHO.length] ?? "who asked";
  return { index, place, who, awaited: Math.floor(index / (PLACES.length * WHO.length)) % 2 === 0 };
}

/** One change that waited long enough: it is sent, and taken back at `place`. */
async function interleave(world: { practice: PracticeShop; ports: Ports }, moment: Moment): Promise<Fate> {
  const { practice, ports } = world;
  const { index, place, who, awaited } = moment;
  const rules = heldRules({ perOrderMinor: 1e9, perDayMinor: 1e12 }, 10);
  const her = await anAssistantWith(rules, { userId: String(7_500_000_000 + index) });
  const [order] = addRichOrders(practice.store, practice.shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  const requestKey = randomUUID();
  const ask = { shop: LOTO_SHOP, actor: her, requestKey, input: oneItemOf(order) };
  const held = await performWith(issueRefund, ask, ports);
  if (!held.ok) throw new Error(`it was refused: ${held.error.code}`);
  await inShop(LOTO, (tx) => tx.query("update intent set held_until = app_now() where request_key = $1", [requestKey]));

  let taking: Promise<boolean> | undefined;
  const takeBack = () => (taking ??= takenBack(her, { who, intentId: held.value.intentId }));
  if (place === "before") await takeBack();
  if (place === "at once") void takeBack();
  const at = async (point: Point) => {
    if (point !== place) return;
    const taken = takeBack();
    if (awaited) await taken;
  };
  await Promise.all([sendIt(requestKey, { ...ports, at }), sendIt(requestKey, ports)]);
  return { undone: await takeBack(), order };
}

/** A sweeper that found it due. */
async function sendIt(requestKey: string, ports: Ports): Promise<void> {
  const intent = await findEarlier(LOTO, requestKey);
  if (intent === null) throw new Error("no intent");
  await settleIntent(intent, { shop: LOTO_SHOP, effects: EFFECTS, ports });
}

/** True = the answer was that nothing leaves any more. */
async function takenBack(her: Actor, { who, intentId }: { who: Moment["who"]; intentId: string }): Promise<boolean> {
  const now = new Date().toISOString();
  if (who !== "a stop") {
    const undone = await undoHeld({ shop: LOTO, actor: who === "who asked" ? her : OWNER, intentId, now });
    return undone.ok;
  }
  const grantId = her.standing.kind === "assistant" ? her.standing.grant.id : "";
  const stopped = await stop({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { who: grantId } });
  if (!stopped.ok) throw new Error(`the stop was refused: ${stopped.error.code}`);
  const after = stopped.value.after as { cancelled?: unknown[] } | null;
  return (after?.cancelled ?? []).length > 0;
}

/** The negative control: whoever finds it due sends it, whatever became of it meanwhile. */
async function claimAnyway(shop: string, id: string): Promise<Claim> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ sends: number }>(
      `update intent set state = 'SENDING', sends = sends + 1, lease_until = app_now() + interval '60 seconds',
         first_sent_at = coalesce(first_sent_at, app_now()), last_sent_at = app_now(), settled_at = null
       where id = $1 and state in ('HELD', 'RESERVED', 'UNKNOWN', 'CANCELLED') returning sends`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) return { outcome: "taken" };
    await tx.query("insert into attempt (shop, intent_id, number, at) values ($1, $2, $3, app_now())", [
      shop,
      id,
      row.sends,
    ]);
    return { outcome: "claimed", lease: row.sends };
  });
}
