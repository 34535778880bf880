import type { Change } from "./diff";

/** One line of the activity as people read it: who, what, when, before and after, and where the proof stands. */
export type ActivityLine = {
  readonly row: number;
  readonly who: string;
  readonly userId: string;
  readonly isDelega: boolean;
  readonly effect: string;
  /** The entry's, and "undone" for what somebody took back. */
  readonly phase: string;
  readonly ref: string;
  readonly at: string;
  readonly order: string | null;
  readonly orderGid: string | null;
  readonly person: string | null;
  readonly changes: readonly Change[];
};
