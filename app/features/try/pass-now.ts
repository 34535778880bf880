import type { Decision } from "../policy/decision";

/**
 * The most money that would pass at this moment without asking, minor units; null = no amount would, because something
 * other than an amount stands in the way, or nothing limits it.
 */
export function passesNow({ reasons, rooms }: Decision): number | null {
  const onlyAmounts = reasons.every(
    (reason) => reason.answer === "can" || (reason.code === "over_limit" && reason.room.measure !== "count"),
  );
  const lefts = rooms.filter(({ measure }) => measure !== "count").map(({ left }) => left);
  return onlyAmounts && lefts.length > 0 ? Math.min(...lefts) : null;
}
