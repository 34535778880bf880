import type { JsonObject } from "../../platform/json";
import { problem, type Problem } from "../../platform/problem";
import type { Send } from "../../shopify/door";
import { entryOf, type EntryBase, type EntryPhase } from "./entries";
import type { Applied, DelegatedEffect, GateShop, Sent } from "./effect";
import { surelyAbsent, waitS, type Unsettled } from "./next-step";
import type { Ports, Settlement } from "./ports";
import { shopifyNote } from "./reference";

/** Everything one sending needs; from the admission at first, from the stored intent later. */
export type Sending<I> = {
  readonly shop: GateShop;
  readonly input: I;
  readonly intent: {
    readonly id: string;
    readonly number: number;
    readonly actorName: string;
    readonly leaf: string;
    readonly frozen: JsonObject;
    readonly idemKey: string;
    readonly fingerprint: string | null;
    readonly before: JsonObject | null;
  } & Omit<Unsettled, "state">;
  readonly base: EntryBase;
};

/** What a phase of an intent comes to: how it moves, and what the record keeps of it (null = nothing). */
export type Ending = {
  readonly move: Omit<Settlement, "entry">;
  readonly phase: Omit<EntryPhase, "at"> | null;
};

/** The lease is 60 s, a sending may take 15: what took longer than this to get ready is left to the next lease. */
const READY_WITHIN_MS = 35_000;

/**
 * Claims the intent, checks that the order is still as decided on, sends it with its stored key, and settles. A claim
 * that somebody else holds, or a settlement that came too late, changes nothing. Returns what it came to.
 */
export async function sendOnce<I, F>(
  effect: DelegatedEffect<I, F>,
  sending: Sending<I>,
  ports: Ports,
): Promise<Settlement["to"] | "taken"> {
  const shop = sending.shop.domain;
  const { id } = sending.intent;
  const claim = await ports.claim(shop, id);
  if (claim.outcome === "grant_changed") return close(sending, rightGone(sending, ports.clock()), ports);
  if (claim.outcome !== "claimed") return "taken";
  const { lease } = claim;
  await ports.at("claimed");
  const ending = await attempt(effect, sending, { ports, lease });
  await ports.at("answered");
  const to = await close(sending, { ...ending, move: { ...ending.move, lease } }, ports);
  await ports.at("settled");
  if (to === "UNKNOWN" || to === "RESERVED") await ports.settleLater(shop);
  return to;
}

type Attempt = { readonly ports: Ports; readonly lease: number };

async function attempt<I, F>(effect: DelegatedEffect<I, F>, sending: Sending<I>, context: Attempt): Promise<Ending> {
  const { ports, lease } = context;
  const { shop, intent } = sending;
  const doors = ports.doors(shop.domain);
  const started = ports.clock().getTime();
  const fresh = await effect.readFacts(doors.read, sending.input, shop);
  if (!fresh.ok) return notSent(fresh.error, lease);
  if (effect.fingerprint(fresh.value) !== intent.fingerprint) return changed(sending, lease, ports.clock());
  if (ports.clock().getTime() - started > READY_WITHIN_MS) return notSent(problem("shopify_busy"), lease);
  await ports.at("ready");
  const note = shopifyNote(intent.actorName, intent.number, intent.leaf);
  const key = ports.key(intent.idemKey);
  const sent = await effect.send(watched(doors.send, ports), intent.frozen, { note, key, read: doors.read });
  return endingOf(sent, lease);
}

/** The same door, with the moment at which the request is on its way. */
function watched(send: Send, ports: Ports): Send {
  return async (document, variables) => {
    const answer = send(document, variables);
    await ports.at("in_flight");
    return answer;
  };
}

async function close<I>(sending: Sending<I>, ending: Ending, ports: Ports): Promise<Settlement["to"] | "taken"> {
  const { base, intent, shop } = sending;
  const phase = ending.phase === null ? null : { before: intent.before, ...ending.phase };
  const settled = await ports.settle(shop.domain, intent.id, {
    ...ending.move,
    entry: phase === null ? null : entryOf(base, { at: ports.clock().toISOString(), ...phase }),
  });
  return settled ? ending.move.to : "taken";
}

/** The table of safety.md section 3: only what surely did not run gives the limit back. */
function endingOf(sent: Sent, lease: number): Ending {
  switch (sent.kind) {
    case "applied":
      return applied(sent);
    case "refused":
      // A refusal of the key's first sending is sure. Of a later one it may mean "in progress" or "failed before".
      if (lease === 1) return failed(sent.problem);
      return waiting("UNKNOWN", lease, { refused: !sent.concurrent, answer: "refused" });
    case "not_run":
      if (sent.later || lease > 1) return notSent(sent.problem, lease);
      return failed(sent.problem);
    case "unknown":
      if (lease > 1) return waiting("UNKNOWN", lease, { answer: "unknown" });
      return { ...waiting("UNKNOWN", lease, { answer: "unknown" }), phase: { phase: "unknown" } };
  }
}

/** This time nothing was sent; what an earlier sending may have done is still open. */
function notSent(why: Problem, lease: number): Ending {
  return waiting(lease === 1 ? "RESERVED" : "UNKNOWN", lease, { answer: why.code, problem: { code: why.code } });
}

function waiting(to: "RESERVED" | "UNKNOWN", lease: number, more: Partial<Ending["move"]>): Ending {
  return { move: { to, usage: "reserved", waitS: waitS(lease), ...more }, phase: null };
}

export function failed(why: Problem): Ending {
  const stored: JsonObject = { code: why.code, ...(why.data ?? {}) };
  return {
    move: { to: "FAILED", usage: "released", problem: stored, answer: "refused" },
    phase: { phase: "failed", after: { problem: why.code } },
  };
}

/**
 * The order is not as it was decided on. Sent before and not long enough absent: it may be our own change. How often it
 * was sent is the lease's to say: what we read of the intent may be older than another sender's life and death.
 */
function changed<I>({ intent }: Sending<I>, lease: number, now: Date): Ending {
  if (!surelyAbsent({ ...intent, sends: lease - 1, state: "UNKNOWN" }, now.toISOString()))
    return waiting("UNKNOWN", lease, { answer: "stale" });
  return {
    move: { to: "STALE", usage: "released", problem: { code: "stale" }, answer: "stale" },
    phase: { phase: "stale" },
  };
}

/** The person's right ended before it was sent; no lease was taken, so the one we know of is the fence. */
function rightGone<I>({ intent }: Sending<I>, now: Date): Ending {
  const lease = intent.sends;
  if (!surelyAbsent({ ...intent, state: "UNKNOWN" }, now.toISOString()))
    return waiting("UNKNOWN", lease, { lease, problem: { code: "not_active" } });
  return {
    move: { to: "CANCELLED", usage: "released", problem: { code: "not_active" }, lease },
    phase: { phase: "cancelled", after: { problem: "not_active" } },
  };
}

/** Money left (or the change is there): the use is spent, the record gets the state that was read back. */
export function applied({ gid, after, money }: Applied): Ending {
  const failedMoney = money === "FAILURE";
  return {
    move: {
      to: "SUCCEEDED",
      usage: failedMoney ? "released" : "spent",
      after,
      resultGid: gid,
      answer: "applied",
      ...(money === undefined ? {} : { money }),
    },
    phase: { phase: "done", after: money === undefined ? after : { ...after, money }, resultGid: gid },
  };
}
