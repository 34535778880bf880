import { announceApp } from "./announce";
import type { Shop, State } from "./state";
import { later } from "./webhooks";

const REDACT_AFTER_MS = 48 * 3_600_000;
const READ_SCOPES = ["read_orders", "read_customers"];

/** The merchant removes the app: its tokens die at once, the message may come late; two days later all must be erased. */
export function uninstall(state: State, shop: Shop): void {
  shop.installed = false;
  shop.removed = true;
  shop.grantedScopes = new Set(READ_SCOPES);
  for (const [token, known] of state.tokens) if (known.shop === shop.domain) state.tokens.delete(token);
  for (const [token, known] of state.refreshTokens) if (known.shop === shop.domain) state.refreshTokens.delete(token);
  announceApp(state, shop, { topic: "app/uninstalled" });
  later(state.webhooks, REDACT_AFTER_MS / state.webhooks.clockScale, () => {
    if (!shop.installed) announceApp(state, shop, { topic: "shop/redact" });
  });
}

/** The owner's answer in the scope dialog; living offline tokens learn of it at once. */
export function changeScopes(
  state: State,
  shop: Shop,
  change: { grant: readonly string[]; revoke: readonly string[]; optional: readonly string[] },
): void {
  const previous = [...shop.grantedScopes];
  for (const scope of change.grant) if (change.optional.includes(scope)) shop.grantedScopes.add(scope);
  for (const scope of change.revoke) shop.grantedScopes.delete(scope);
  for (const token of state.tokens.values()) {
    if (token.shop === shop.domain && token.kind === "offline") token.scopes = [...shop.grantedScopes];
  }
  const current = [...shop.grantedScopes];
  if (previous.join() !== current.join())
    announceApp(state, shop, { topic: "app/scopes_update", body: { previous, current } });
}
