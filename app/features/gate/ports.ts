import type { JsonObject } from "../../platform/json";
import type { Read, Send } from "../../shopify/door";
import type { Entry } from "../audit/entry";
import type { Facts } from "../policy/facts";
import type { Limit } from "../policy/rule";
import type { IntentState } from "./intent";

/** What a window of use hangs on; `refundedMinor` is what Shopify says was refunded on the order by any hand. */
export type UsageKey = {
  readonly person: string;
  readonly action: string;
  readonly orderGid: string | null;
  readonly customerGid: string | null;
  readonly refundedMinor: number;
  readonly timeZone: string;
};

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
  readonly limits: readonly Limit[];
  readonly input: JsonObject;
  readonly frozen: JsonObject | null;
  readonly inputHash: string;
  readonly idemKey: string;
  readonly fingerprint: string | null;
  readonly decision: NonNullable<Entry["decision"]>;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: "RESERVED" | "SUCCEEDED";
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly entry: Entry;
};

export type Admitted =
  | { readonly outcome: "admitted" | "replay"; readonly intentId: string }
  | { readonly outcome: "request_key_reused" | "grant_changed" | "over_limit" };

/** How an intent ends, or what it waits for. */
export type Settlement = {
  readonly to: IntentState;
  /** The states it may be in for this to count; without it, every state from which `to` may be reached. */
  readonly from?: readonly IntentState[];
  readonly usage: "reserved" | "spent" | "released";
  readonly after?: JsonObject;
  readonly resultGid?: string;
  readonly problem?: JsonObject;
  readonly entry: Entry;
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
  readonly input: JsonObject;
  readonly inputHash: string;
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

/** The moments at which a test may stop the process: before admission, after it, after the claim, after the answer. */
export type Point = "before_admit" | "admitted" | "claimed" | "answered" | "settled";

/** Everything the gate leans on, handed in: negative controls and kill points pass broken ones in tests only. */
export type Ports = {
  facts(shop: string, key: UsageKey): Promise<{ number: number; used: Facts["used"]; now: string }>;
  reserve(shop: string, admission: Admission): Promise<Admitted>;
  claim(shop: string, intentId: string): Promise<boolean>;
  settle(shop: string, intentId: string, settlement: Settlement): Promise<boolean>;
  load(shop: string, intentId: string): Promise<StoredIntent>;
  doors(shop: string): { read: Read; send: Send };
  /** Asks for the intent to be looked up later; its outcome is not known. */
  settleLater(shop: string, intentId: string): Promise<void>;
  newId(): string;
  clock(): Date;
  at(point: Point): Promise<void>;
};
