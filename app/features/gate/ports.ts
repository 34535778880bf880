import type { JsonObject } from "../../platform/json";
import type { Read, Send } from "../../shopify/door";
import type { Entry } from "../audit/entry";
import type { Action } from "../policy/action";
import type { Use } from "../policy/decide";
import type { Facts } from "../policy/facts";
import type { KeyedLimit } from "../policy/grant";
import type { MoneyState } from "./effect";
import type { IntentState } from "./intent";

/** What a window of use hangs on; `refundedMinor` is what Shopify says was refunded on the order by any hand. */
export type UsageKey = {
  readonly person: string;
  /** The change's main right: the one to which what was refunded by other hands counts. */
  readonly action: Action;
  readonly orderGid: string | null;
  readonly customerGid: string | null;
  readonly refundedMinor: number;
  readonly timeZone: string;
  /** Does a limit count what all assistants did? Then they wait for one another. */
  readonly together: boolean;
};

/** A limit of one right; `wanted` is what the change would use of it, `max` a number also where it is a share. */
export type GateLimit = KeyedLimit & { readonly action: Action };
export type AdmittedLimit = GateLimit & { readonly wanted: number };

/** A change as it is admitted: frozen, hashed, keyed, with the limits it must fit. */
export type Admission = {
  readonly id: string;
  readonly number: number;
  readonly requestKey: string;
  readonly effect: string;
  readonly action: string;
  readonly actor: { readonly userId: string; readonly kind: string; readonly name: string };
  readonly grant: { readonly id: string; readonly version: number } | null;
  readonly key: UsageKey;
  readonly limits: readonly AdmittedLimit[];
  /** Each right the change uses, with its money; the first is the main one. */
  readonly uses: readonly [Use, ...Use[]];
  /** What the person chose, as the effect parses it: a later sending starts from the same choice. */
  readonly asked: JsonObject | null;
  readonly input: JsonObject;
  readonly frozen: JsonObject | null;
  readonly inputHash: string;
  readonly idemKey: string;
  readonly fingerprint: string | null;
  readonly decision: NonNullable<Entry["decision"]>;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: "PENDING_APPROVAL" | "RESERVED" | "HELD" | "SUCCEEDED";
  /** How long it waits before it leaves; 0 unless HELD. */
  readonly holdMinutes: number;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly entry: Entry;
};

export type Admitted =
  | { readonly outcome: "admitted" | "replay"; readonly intentId: string }
  | { readonly outcome: "request_key_reused" | "grant_changed" | "over_limit" };

/** `taken` = somebody else sends it or it ended; `too_late` = Shopify may have forgotten its key. */
export type Claim =
  | { readonly outcome: "claimed"; readonly lease: number }
  | { readonly outcome: "taken" | "too_late" | "grant_changed" };

/** How an intent ends, or what it waits for. */
export type Settlement = {
  readonly to: IntentState;
  /** The states it may be in for this to count; without it, every state from which `to` may be reached. */
  readonly from?: readonly IntentState[];
  readonly usage: "reserved" | "spent" | "released";
  readonly after?: JsonObject;
  readonly resultGid?: string;
  readonly problem?: JsonObject;
  readonly money?: MoneyState;
  /** The sending this answers: one that a newer sending overtook may only say that it succeeded. */
  readonly lease?: number;
  /** The class of Shopify's answer, kept with the attempt. */
  readonly answer?: string;
  /** Shopify refused a sending that was not the first of its key. */
  readonly refused?: boolean;
  /** Not before so many seconds from now is it looked at again. */
  readonly waitS?: number;
  /** None = a mere postponement, which the record does not keep. */
  readonly entry: Entry | null;
};

/** An intent as it is stored. */
export type StoredIntent = {
  readonly id: string;
  readonly number: number;
  readonly requestKey: string;
  readonly effect: string;
  readonly actorUser: string;
  readonly actorKind: "owner" | "assistant";
  readonly actorName: string;
  readonly orderGid: string | null;
  readonly asked: JsonObject | null;
  readonly input: JsonObject;
  readonly frozen: JsonObject | null;
  readonly inputHash: string;
  readonly idemKey: string;
  readonly fingerprint: string | null;
  readonly sends: number;
  readonly heldUntil: string | null;
  readonly firstSentAt: string | null;
  readonly lastSentAt: string | null;
  readonly refusedAt: string | null;
  readonly absentSince: string | null;
  readonly lookedUp: number;
  readonly settlement: MoneyState | null;
  readonly resultGid: string | null;
  readonly state: IntentState;
  readonly leaf: string;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly problem: JsonObject | null;
  readonly decision: Entry["decision"];
  readonly amountMinor: number;
  readonly currency: string | null;
  readonly createdAt: string;
};

/**
 * The moments at which a test may stop the process: nothing exists; admitted; claimed; facts read again, right before
 * sending; the request is on its way; Shopify answered; all is written.
 */
export const POINTS = ["before_admit", "admitted", "claimed", "ready", "in_flight", "answered", "settled"] as const;
export type Point = (typeof POINTS)[number];

/** The use of each limit asked for, the database's clock (ISO, UTC), and the shop's next reference number. */
export type KnownUse = { readonly used: Facts["used"]; readonly now: string };
export type NumberedFacts = KnownUse & { readonly number: number };

/** Everything the gate leans on, handed in: negative controls and kill points pass broken ones in tests only. */
export type Ports = {
  /** What the same request came to before; null = it is new. */
  earlier(shop: string, requestKey: string): Promise<StoredIntent | null>;
  facts(shop: string, key: UsageKey, limits: readonly GateLimit[]): Promise<NumberedFacts>;
  reserve(shop: string, admission: Admission): Promise<Admitted>;
  claim(shop: string, intentId: string): Promise<Claim>;
  settle(shop: string, intentId: string, settlement: Settlement): Promise<boolean>;
  load(shop: string, intentId: string): Promise<StoredIntent>;
  /** `look` is for what nobody was promised yet; `read` and `send` finish what was admitted, and go before it. */
  doors(shop: string): { look: Read; read: Read; send: Send };
  /** The intent's key: stored, never changed. A broken one is how a negative control pays twice. */
  key(stored: string): string;
  /** Asks for the shop's intents without an outcome to be settled soon. */
  settleLater(shop: string): Promise<void>;
  /** Asks for one that is held to be sent when its time is over. */
  sendAfterHold(shop: string, held: { readonly intentId: string; readonly minutes: number }): Promise<void>;
  newId(): string;
  clock(): Date;
  at(point: Point): Promise<void>;
};
