import { mayOpen, type Moment } from "../features/policy/may-open";
import type { Action } from "../features/policy/action";
import { termsOf } from "../features/policy/grant";
import type { Standing } from "../features/policy/standing";

/** The pages of Shopify's menu for the app, in its order; `needs` is what the page itself asks for. */
const PAGES = [
  { to: "/app/orders", word: "navOrders", needs: "order.read" },
  { to: "/app/replies", word: "navReplies", needs: "reply.use" },
  { to: "/app/approvals", word: "navApprovals", needs: "owner" },
  { to: "/app/audit", word: "navActivity", needs: "record.read" },
  { to: "/app/team", word: "navAssistants", needs: "owner" },
  { to: "/app/roles", word: "navRoles", needs: "role.edit" },
  { to: "/app/limits", word: "navLimits", needs: "assistant" },
] as const satisfies readonly { to: string; word: string; needs: Action | "owner" | "assistant" }[];

export type MenuEntry = Pick<(typeof PAGES)[number], "to" | "word">;

/** The pages that would open for this person now: nobody is led to a closed door. The owner reaches roles through the team. */
export function menuOf(standing: Standing, at: Moment): MenuEntry[] {
  return PAGES.filter(({ to, needs }) => {
    switch (needs) {
      case "owner":
        return standing.kind === "owner";
      case "assistant":
        return standing.kind === "assistant" && termsOf(standing.grant).inactive === null;
      default:
        return mayOpen(standing, needs, at) && !(to === "/app/roles" && standing.kind === "owner");
    }
  }).map(({ to, word }) => ({ to, word }));
}
