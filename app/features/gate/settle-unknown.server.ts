import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import type { Problem } from "../../platform/problem";
import { entryOf, type EntryBase, type EntryPhase } from "./entries";
import type { Again, Applied, DelegatedEffect, GateShop, MoneyState } from "./effect";
import { settleMoney } from "./intent-store.server";
import { nextStep, windowIsOver } from "./next-step";
import type { Ports, Settlement, StoredIntent } from "./ports";
import { reference, shopifyNote } from "./reference";
import { applied, failed, sendOnce } from "./send-once.server";
import { listUnsettled, lookLater, noteAbsent } from "./unsettled-store.server";

/** How long what only time can settle is left alone: money at a gateway, an absence that is not long enough yet. */
const LOOK_AGAIN_S = 60;

/** What settling needs of an effect, whatever its input and facts are. */
export type Settleable = {
  readonly name: string;
  readonly again: Again;
  find: DelegatedEffect<never, never>["find"];
  shown: DelegatedEffect<never, never>["shown"];
  sendAgain(intent: StoredIntent, base: EntryBase, context: SettleContext): Promise<Settlement["to"] | "taken">;
};
export type Effects = ReadonlyMap<string, Settleable>;

export type SettleContext = { readonly shop: GateShop; readonly effects: Effects; readonly ports: Ports };

/** What one look came to; `waiting` = look again later; `unreadable` = Shopify cannot be asked at the moment. */
export type Settled = "settled" | "waiting" | "unreadable" | "needs_owner";

/** An effect as the sweeper knows it: it can find the change, and send it again from what was stored. */
export function settleable<I, F>(effect: DelegatedEffect<I, F>): Settleable {
  return {
    name: effect.name,
    again: effect.again,
    find: (read, trace) => effect.find(read, trace),
    shown: (read, orderGid) => effect.shown(read, orderGid),
    sendAgain: (intent, base, { shop, ports }) =>
      sendOnce(
        effect,
        { shop, input: effect.input.parse(intent.asked), intent: { ...intent, frozen: intent.frozen ?? {} }, base },
        ports,
      ),
  };
}

/**
 * Settles one intent without an outcome: looked up first, whatever its state says; found = it happened. Not found, it is
 * sent again with its own key while Shopify surely keeps that; after that the owner decides, and it is only looked up.
 */
export async function settleIntent(intent: StoredIntent, context: SettleContext): Promise<Settled> {
  const { shop, effects, ports } = context;
  const effect = effects.get(intent.effect);
  if (effect === undefined) throw new Error(`no effect named ${intent.effect} is registered`);
  const base = baseOf(shop.domain, intent);
  const found = intent.sends === 0 ? ok(null) : await lookUp(effect, intent, context);
  if (found.ok && found.value !== null) return settleFound(intent, found.value, context);
  const absentSince = found.ok && intent.sends > 0 ? await noteAbsent(shop.domain, intent.id) : intent.absentSince;
  const seen = { ...intent, absentSince };
  const now = ports.clock().toISOString();
  switch (nextStep(seen, found.ok ? "absent" : "unreadable", { now, again: effect.again })) {
    case "wait":
      if (found.ok) await lookLater(shop.domain, intent.id, LOOK_AGAIN_S);
      return found.ok ? "waiting" : "unreadable";
    case "send":
      return afterSending(await effect.sendAgain(seen, base, context));
    case "refused":
      return move(seen, failed(problem("shopify_refused")), context);
    case "needs_owner":
      return leaveToOwner(seen, context);
  }
}

function leaveToOwner(intent: StoredIntent, context: SettleContext): Promise<Settled> {
  return move(intent, { move: { to: "NEEDS_OWNER", usage: "reserved" }, phase: { phase: "needs_owner" } }, context);
}

/** While Shopify cannot be asked only time decides: whose window is over is left to the owner, however many wait. */
async function settleUnread(intent: StoredIntent, context: SettleContext): Promise<Settled> {
  const open = intent.state !== "NEEDS_OWNER" && intent.state !== "SUCCEEDED";
  if (!open || !windowIsOver(intent, context.ports.clock().toISOString())) return "waiting";
  return leaveToOwner(intent, context);
}

function afterSending(to: Settlement["to"] | "taken"): Settled {
  return to === "UNKNOWN" || to === "RESERVED" || to === "taken" ? "waiting" : "settled";
}

async function settleFound(intent: StoredIntent, found: Applied, context: SettleContext): Promise<Settled> {
  if (intent.state !== "SUCCEEDED") return move(intent, applied(found), context);
  // Only its money was open.
  if (found.money === undefined || found.money === "PENDING") {
    await lookLater(context.shop.domain, intent.id, LOOK_AGAIN_S);
    return "waiting";
  }
  await moneyCame(intent, found.money, context);
  return "settled";
}

async function moneyCame(intent: StoredIntent, money: MoneyState, { shop, ports }: SettleContext): Promise<void> {
  const phase: EntryPhase = { at: ports.clock().toISOString(), phase: "money", after: { money } };
  await settleMoney(shop.domain, intent.id, { money, entry: entryOf(baseOf(shop.domain, intent), phase) });
}

type Move = { readonly move: Omit<Settlement, "entry">; readonly phase: Omit<EntryPhase, "at"> | null };

/** Failures count only if nobody sent it again meanwhile; a success counts always. */
async function move(intent: StoredIntent, ending: Move, { shop, ports }: SettleContext): Promise<Settled> {
  const { move: to, phase } = ending;
  const fence = to.to === "SUCCEEDED" ? {} : { lease: intent.sends, waitS: LOOK_AGAIN_S };
  const before: { before: JsonObject | null } = { before: intent.before };
  const settled = await ports.settle(shop.domain, intent.id, {
    ...to,
    ...fence,
    entry:
      phase === null
        ? null
        : entryOf(baseOf(shop.domain, intent), { at: ports.clock().toISOString(), ...before, ...phase }),
  });
  if (!settled) return "waiting";
  return to.to === "NEEDS_OWNER" ? "needs_owner" : "settled";
}

const AT_ONCE = 8;

/**
 * Settles what one shop has without an outcome, a few at a time; stops asking when Shopify cannot be asked, because then
 * it cannot be asked about the rest either. Returns how many must be looked at again.
 */
export async function settleShop(context: SettleContext): Promise<{ waiting: number }> {
  const open = await listUnsettled(context.shop.domain);
  let waiting = open.length;
  let away = false;
  const worker = async () => {
    for (let intent = open.shift(); intent !== undefined; intent = open.shift()) {
      const settled = away ? await settleUnread(intent, context) : await settleIntent(intent, context);
      if (settled === "settled" || settled === "needs_owner") waiting -= 1;
      if (settled === "unreadable") away = true;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { waiting };
}

async function lookUp(
  effect: Settleable,
  intent: StoredIntent,
  { shop, ports }: SettleContext,
): Promise<Result<Applied | null, Problem>> {
  return effect.find(ports.doors(shop.domain).read, {
    orderGid: intent.orderGid,
    reference: reference(intent.number),
    note: shopifyNote(intent.actorName, intent.number, intent.leaf),
    leaf: intent.leaf,
    gid: intent.resultGid,
    frozen: intent.frozen ?? {},
    before: intent.before,
  });
}

/** What every entry about a stored intent shares. */
export function baseOf(shop: string, intent: StoredIntent): EntryBase {
  return {
    shop,
    number: intent.number,
    effect: intent.effect,
    actor: { kind: intent.actorKind, user: intent.actorUser },
    orderGid: intent.orderGid,
    requestKey: intent.requestKey,
    recorded: intent.input,
    decision: intent.decision,
  };
}
