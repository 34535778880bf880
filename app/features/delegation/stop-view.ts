import type { StopTaskRow } from "./stop-task";

/** What an assistant did or asked for, as the stop screen lists it. Amounts in minor units of the shop's currency. */
export type StopLine = {
  readonly reference: string;
  readonly effect: string;
  readonly orderGid: string | null;
  readonly orderName: string | null;
  readonly amountMinor: number;
  readonly at: string;
};

/** One figure with its rows, the newest first; `rows` may be fewer than `count`. */
export type StopPart = { readonly count: number; readonly sumMinor: number; readonly rows: readonly StopLine[] };

export type StoppedPerson = {
  readonly grantId: string;
  readonly name: string;
  readonly tasks: readonly StopTaskRow[];
};

/**
 * The stop screen (product.md J10): what the stop did, by the record; what is still the owner's to do; the seven days
 * before it. `tookMs` is from the click's arrival until every right was off. Times ISO, UTC.
 */
export type StopView = {
  readonly everyone: boolean;
  readonly at: string;
  readonly tookMs: number;
  readonly by: string;
  /** The row of the record that says so, counted from 1. */
  readonly row: number;
  readonly people: readonly StoppedPerson[];
  readonly cancelled: readonly StopLine[];
  readonly invitationsWithdrawn: number;
  readonly week: {
    readonly from: string;
    readonly refunds: StopPart;
    readonly addresses: StopPart;
    readonly shown: StopPart & { readonly customers: number };
    readonly onItsWay: StopPart;
  };
  /** The shop's people in Shopify's admin. */
  readonly shopifyUsers: string;
};
