import type { Money } from "../../platform/money";
import type { Room } from "../policy/decision";
import type { Detail } from "../gate/detail";
import type { Reason } from "../policy/decision";

/** A request as people see it. Times ISO, UTC; `over` = the limit that it goes beyond most. */
export type RequestView = {
  readonly id: string;
  readonly reference: string;
  readonly effect: string;
  readonly who: string;
  readonly isMine: boolean;
  readonly state: "PENDING_APPROVAL" | "APPROVED";
  readonly orderGid: string | null;
  readonly orderName: string | null;
  readonly amount: Money | null;
  readonly reason: string | null;
  readonly over: Room | null;
  readonly reasons: readonly Reason[];
  readonly note: string;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly returned: boolean;
  readonly answerText: string;
};

/** What the owner knows of the order: ordered when (ISO, UTC), for how much; how often its customer bought, and refunds of a year. */
export type RequestContext = {
  readonly orderedAt: string;
  readonly total: Money;
  readonly refunded: Money;
  readonly orders: number | null;
  readonly refunds: { readonly count: number; readonly sumMinor: number } | null;
};

/** What the owner decides on: the digest of it, and how much this person refunded in seven days. */
export type DecideView = RequestView & {
  /** The reader owns the shop, and somebody else asked. */
  readonly decides: boolean;
  readonly seen: string;
  readonly mayBeLess: boolean;
  /** Exactly what is asked. */
  readonly details: readonly Detail[];
  /** Where the request is, for any chat: it tells nothing by itself. */
  readonly link: string;
  /** Null = the reader does not decide, or Shopify does not tell now. */
  readonly context: RequestContext | null;
  /** How long an answer usually takes, seconds; null = not known yet. */
  readonly usualSeconds: number | null;
  readonly week: { readonly count: number; readonly sumMinor: number };
};

/** The limit that is exceeded by most money, of those that are. */
export function mostOver(reasons: readonly Reason[]): Room | null {
  const rooms = reasons.flatMap((reason) => (reason.code === "over_limit" ? [reason.room] : []));
  return rooms.toSorted((one, other) => other.over - one.over)[0] ?? null;
}
