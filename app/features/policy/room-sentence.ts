import type { Room } from "./decision";

type RoomKey = "policy:leftOnOrder" | "policy:leftToday" | "policy:countLeft";

/** What is left in one limit, before the click: a key of the catalogue and its amounts. */
export function roomSentence(
  room: Room,
  money: (amountMinor: number) => string,
): [RoomKey, { left: string; max: string }] {
  if (room.measure === "count") return ["policy:countLeft", { left: String(room.left), max: String(room.max) }];
  const params = { left: money(room.left), max: money(room.max) };
  return [room.window === "order" ? "policy:leftOnOrder" : "policy:leftToday", params];
}
