import type { Action } from "../policy/action";
import { localTime } from "../policy/local-time";
import type { Actor } from "../policy/standing";
import type { Ask } from "./ask";
import type { Basis } from "./effect";
import type { Admission, GateLimit, KnownUse, UsageKey } from "./ports";

/** When it is decided, on the assistant's clock, and what was used until then. */
export function momentOf({ actor, shop }: Pick<Ask, "actor" | "shop">, { now, used }: KnownUse) {
  const nowMs = Date.parse(now);
  const own = actor.standing.kind === "assistant" ? actor.standing.grant.timeZone : null;
  return { nowMs, local: localTime(nowMs, own ?? shop.timeZone), used };
}

/** What the use of a change hangs on. */
export function usageKey(
  { action }: { readonly action: Action },
  { actor, shop }: Pick<Ask, "actor" | "shop">,
  { basis, limits }: { basis: Pick<Basis, "subject" | "refundedMinor">; limits: readonly GateLimit[] },
): UsageKey {
  return {
    person: actor.userId,
    action,
    ...basis.subject,
    refundedMinor: basis.refundedMinor,
    timeZone: shop.timeZone,
    together: limits.some((limit) => limit.whose === "all"),
  };
}

/** The grant that is re-checked at admission; the owner has none. */
export function grantOf({ standing }: Actor): Admission["grant"] {
  return standing.kind === "assistant" ? { id: standing.grant.id, version: standing.grant.version } : null;
}
