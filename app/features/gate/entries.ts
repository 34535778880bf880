import type { JsonObject } from "../../platform/json";
import type { Entry } from "../audit/entry";
import type { Decision } from "../policy/decision";
import type { Actor } from "../policy/standing";
import { reference } from "./reference";

/** What every entry about one intent shares. */
export type EntryBase = {
  readonly shop: string;
  readonly number: number;
  readonly effect: string;
  readonly actor: { readonly kind: "owner" | "assistant" | "app"; readonly user: string };
  readonly orderGid: string | null;
  readonly requestKey: string;
  readonly recorded: JsonObject;
  /** Why it was allowed, with what was left then: every phase of the intent carries it. */
  readonly decision: Entry["decision"];
};

/** What one phase adds. `at` is the moment of writing, UTC. */
export type EntryPhase = {
  readonly at: string;
  readonly phase: Entry["phase"];
  readonly before?: JsonObject | null;
  readonly after?: JsonObject | null;
  readonly resultGid?: string;
  readonly person?: string;
  readonly commitments?: Readonly<Record<string, string>>;
};

/** The record's entry for one phase of an intent; identity by id only, never a name or anything of a customer. */
export function entryOf(base: EntryBase, phase: EntryPhase): Entry {
  return {
    v: 1,
    log: `delega/${base.shop}`,
    at: phase.at,
    ref: reference(base.number),
    phase: phase.phase,
    effect: base.effect,
    actor: base.actor,
    subject: {
      ...(base.orderGid === null ? {} : { order: base.orderGid }),
      ...(phase.person === undefined ? {} : { person: phase.person }),
    },
    request: base.requestKey,
    decision: base.decision,
    input: base.recorded,
    before: phase.before ?? null,
    after: phase.after ?? null,
    shopify: phase.resultGid === undefined ? {} : madeOrChanged(phase.resultGid),
    commitments: phase.commitments ?? {},
  };
}

function madeOrChanged(gid: string): Entry["shopify"] {
  return gid.startsWith("gid://shopify/Refund/") ? { refund: gid } : { changed: gid };
}

/** A decision as the record keeps it. */
export function summaryOf(decision: Decision): NonNullable<Entry["decision"]> {
  return {
    answer: decision.answer,
    reason: decision.reasons[0].code,
    role_version: decision.roleVersionId,
    rooms: decision.rooms.map(({ action, measure, window, whose, max, used, left }) => ({
      action,
      measure,
      window,
      whose,
      max,
      used,
      left,
    })),
  };
}

/** Delega's own hand appears as "app"; a stranger who joins is on the way to being an assistant. */
export function actorOf(actor: Actor): EntryBase["actor"] {
  return { kind: actor.standing.kind === "owner" ? "owner" : "assistant", user: actor.userId };
}
