import { entryOf, type EntryBase } from "./entries";
import type { DelegatedEffect } from "./effect";
import { listUnsettled, noteAbsent } from "./intent-store.server";
import type { Ports, StoredIntent } from "./ports";
import { reference, shopifyNote } from "./reference";
import { applied } from "./send-once.server";

/** What settling needs of an effect: how to recognise it in Shopify. */
export type Findable = Pick<DelegatedEffect<never, never>, "name" | "find">;
export type Effects = ReadonlyMap<string, Findable>;

/** What one look came to; `waiting` = look again later. */
export type Settled = "settled" | "waiting" | "needs_owner";

/**
 * Settles one intent without an outcome by looking it up in Shopify, never by sending it anew. Found = it happened.
 * Absent twice, ten minutes apart = the owner decides; the limit stays used until then. An intent that was reserved
 * but never claimed was never sent: it failed, and its limit is free again.
 */
export async function settleUnknown(intent: StoredIntent, context: SettleContext): Promise<Settled> {
  const { shop, ports } = context;
  const base = baseOf(shop, intent);
  const at = ports.clock().toISOString();
  if (intent.state === "RESERVED") {
    const entry = entryOf(base, { at, phase: "failed", after: { problem: "never_sent" } });
    // From RESERVED only: a slow sender may claim it between our look and now, and then money may be on its way.
    const neverSent = { to: "FAILED", from: ["RESERVED"], usage: "released", problem: { code: "never_sent" } } as const;
    return (await ports.settle(shop, intent.id, { ...neverSent, entry })) ? "settled" : "waiting";
  }
  const found = await lookUp(intent, context);
  if (!found.ok) return "waiting";
  if (found.value !== null) {
    const ending = applied(found.value);
    const entry = entryOf(base, { at, before: intent.before, ...ending.phase });
    await ports.settle(shop, intent.id, { ...ending.move, entry });
    return "settled";
  }
  if (!(await noteAbsent(shop, intent.id))) return "waiting";
  const entry = entryOf(base, { at, phase: "needs_owner" });
  await ports.settle(shop, intent.id, { to: "NEEDS_OWNER", usage: "reserved", entry });
  return "needs_owner";
}

export type SettleContext = { readonly shop: string; readonly effects: Effects; readonly ports: Ports };

/** Looks up every unsettled intent of one shop; returns those that must be looked at again. */
export async function settleShop(context: SettleContext): Promise<{ waiting: number }> {
  let waiting = 0;
  for (const intent of await listUnsettled(context.shop)) {
    if ((await settleUnknown(intent, context)) === "waiting") waiting += 1;
  }
  return { waiting };
}

async function lookUp(intent: StoredIntent, { shop, effects, ports }: SettleContext) {
  const effect = effects.get(intent.effect);
  if (effect === undefined) throw new Error(`no effect named ${intent.effect} is registered`);
  return effect.find(ports.doors(shop).read, {
    orderGid: intent.orderGid ?? "",
    reference: reference(intent.number),
    note: shopifyNote(intent.actorName, intent.number, intent.leaf),
    leaf: intent.leaf,
  });
}

function baseOf(shop: string, intent: StoredIntent): EntryBase {
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
