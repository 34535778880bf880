import type { Actor } from "../policy/standing";

/**
 * Would this change touch the rights of the one who makes it? The owner holds no grant; whoever was named to change roles
 * never changes their own, nor what binds everybody.
 */
export function touchesOwn(actor: Actor, holders: readonly { readonly userId: string }[]): boolean {
  return actor.standing.kind !== "owner" && holders.some(({ userId }) => userId === actor.userId);
}
