import type { Money } from "../../platform/money";

/** A change that has not left yet. `leftMs` = for how long still, when the page was read; `heldUntil` ISO, UTC. */
export type HeldChange = {
  readonly id: string;
  readonly reference: string;
  readonly who: string;
  readonly mayUndo: boolean;
  readonly orderGid: string | null;
  readonly orderName: string | null;
  readonly amount: Money | null;
  readonly heldUntil: string;
  readonly leftMs: number;
};

/** "9:58": minutes and seconds, never below nothing. */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
