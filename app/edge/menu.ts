import { mayOpen, type Moment } from "../features/policy/may-open";
import type { Action } from "../features/policy/action";
import type { Standing } from "../features/policy/standing";

/** The pages of Shopify's menu for the app, in its order; `needs` is what the page itself asks for. */
const PAGES = [
  { to: "/app/orders", word: "navOrders", needs: "order.read" },
  { to: "/app/replies", word: "navReplies", needs: "reply.use" },
  { to: "/app/audit", word: "navActivity", needs: "record.read" },
  { to: "/app/team", word: "navAssistants", needs: "owner" },
  { to: "/app/roles", word: "navRoles", needs: "role.edit" },
  { to: "/app/limits", word: "navLimits", needs: "order.read" },
] as const satisfies readonly { to: string; word: string; needs: Action | "owner" }[];

export type MenuEntry = Pick<(typeof PAGES)[number], "to" | "word">;

/** Reached through "Assistants", and about limits that an owner has not. */
const NOT_THE_OWNERS: readonly MenuEntry["to"][] = ["/app/roles", "/app/limits"];

/** The pages that would open for this person now: nobody is led to a closed door. */
export function menuOf(standing: Standing, at: Moment): MenuEntry[] {
  const owner = standing.kind === "owner";
  return PAGES.filter(({ to, needs }) => {
    if (owner) return !NOT_THE_OWNERS.includes(to);
    return needs !== "owner" && mayOpen(standing, needs, at);
  }).map(({ to, word }) => ({ to, word }));
}
