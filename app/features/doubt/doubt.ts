import type { Money } from "../../platform/money";
import type { Again } from "../gate/effect";
import { ownerAskedAt } from "../gate/next-step";
import type { MissingScope } from "./what";

/**
 * What is open about a change, as people need to know it: left to the owner; money refused by the gateway, all or part of it; not allowed
 * or not connected, so never made; waiting until Shopify takes it; interrupted on the way; not answered; refused the
 * second time it was sent; there, with its money still on the way.
 */
export type DoubtKind =
  | "needs_owner"
  | "money_failed"
  | "money_partly_failed"
  | "not_allowed"
  | "not_connected"
  | "waiting"
  | "interrupted"
  | "unanswered"
  | "refused_again"
  | "money_pending";

/** When Shopify is asked next: at a time, within seconds, or as soon as it can be asked at all. */
export type NextLook =
  { readonly kind: "at"; readonly at: string } | { readonly kind: "soon" } | { readonly kind: "blocked" };

/** One row of the page. Times ISO, UTC; `recordRow` null = not to be shown, `amount` null = it moves no money. */
export type Doubt = {
  readonly id: string;
  readonly reference: string;
  /** The kind of change, by its effect's name. */
  readonly effect: string;
  readonly who: string;
  readonly orderGid: string | null;
  readonly orderName: string | null;
  readonly amount: Money | null;
  readonly askedAt: string;
  readonly kind: DoubtKind;
  readonly sends: number;
  readonly lookedUp: number;
  readonly lastSentAt: string | null;
  readonly nextLook: NextLook;
  /** When the owner is asked if nothing is found until then, 0 = within the hour; null = it does not come to that. */
  readonly ownerAsked: { readonly at: string; readonly inHours: number } | null;
  readonly recordRow: number | null;
};

/** A permission of Shopify's that a row is about, and whether the owner has given it meanwhile. */
export type ScopeAsked = { readonly scope: MissingScope; readonly granted: boolean };

/** How many there are, by what they need. Home's banner and the page's head say these. */
export type DoubtCounts = {
  readonly decide: number;
  readonly moneyFailed: number;
  readonly notSent: number;
  readonly checking: number;
  readonly failedJobs: number;
  readonly dataRequests: number;
};

/** What needs a person, apart from what only time can tell. */
export function needsPerson(counts: DoubtCounts): number {
  return counts.decide + counts.moneyFailed + counts.notSent;
}

export function isEmpty(counts: DoubtCounts): boolean {
  return Object.values(counts).every((count) => count === 0);
}

const CAME_TO_NOTHING: ReadonlySet<DoubtKind> = new Set(["money_failed", "not_allowed", "not_connected"]);

/** Does Delega work at this by itself at the moment, so that the page is worth looking at again soon? */
export function isLive(kind: DoubtKind): boolean {
  return kind !== "money_partly_failed" && !CAME_TO_NOTHING.has(kind);
}

/** Does the amount still count against the limits? */
export function isCounted(kind: DoubtKind): boolean {
  return !CAME_TO_NOTHING.has(kind);
}

/** What is stored of a change in doubt, as far as its story needs it. */
export type Stored = {
  readonly state: string;
  readonly settlement: string | null;
  readonly problem: string | null;
  readonly sends: number;
  readonly firstSentAt: string | null;
  readonly absentSince: string | null;
  readonly lastSentAt: string | null;
  readonly refusedAt: string | null;
  readonly notBefore: string | null;
  readonly leaseUntil: string | null;
};

export function kindOf({ state, settlement, problem, refusedAt }: Stored): DoubtKind {
  if (settlement === "FAILURE") return "money_failed";
  if (settlement === "PARTIAL") return "money_partly_failed";
  if (settlement === "PENDING") return "money_pending";
  switch (state) {
    case "NEEDS_OWNER":
      return "needs_owner";
    case "FAILED":
      return problem === "app_not_installed" ? "not_connected" : "not_allowed";
    case "RESERVED":
      return "waiting";
    case "SENDING":
      return "interrupted";
    default:
      return refusedAt === null ? "unanswered" : "refused_again";
  }
}

/** A look that is this late was tried and did not reach Shopify: Delega asks again every few seconds. */
const LATE_MS = 30_000;

/** When Shopify is asked next, seen at `now`: by the time that was set, or from when the last sender must be gone. */
export function nextLookOf(stored: Stored, now: string): NextLook {
  const due = stored.state === "SENDING" ? stored.leaseUntil : (stored.notBefore ?? stored.lastSentAt);
  if (due === null) return { kind: "soon" };
  const lateMs = Date.parse(now) - Date.parse(due);
  if (lateMs < 0) return { kind: "at", at: due };
  return lateMs > LATE_MS ? { kind: "blocked" } : { kind: "soon" };
}

const HOUR_MS = 3_600_000;

/** When the owner is asked, for what was sent and has no outcome. */
export function ownerAskedOf(
  stored: Stored,
  { again, now }: { readonly again: Again; readonly now: string },
): Doubt["ownerAsked"] {
  const open = stored.state === "UNKNOWN" || stored.state === "SENDING";
  const at = ownerAskedAt(stored, again);
  if (!open || at === null) return null;
  const leftMs = Date.parse(at) - Date.parse(now);
  return { at, inHours: leftMs < HOUR_MS ? 0 : Math.ceil(leftMs / HOUR_MS) };
}
