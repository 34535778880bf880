import { announceApp } from "./announce";
import type { Person } from "./person";
import type { Shop, State } from "./state";
import { laterOnShopifysClock } from "./webhooks";

const REDACT_AFTER_MS = 48 * 3_600_000;

/** The merchant's "Install": what the configuration requires is granted, nothing optional. */
export function install({ asked }: State, shop: Shop): void {
  if (shop.installed) return;
  shop.installed = true;
  shop.grantedScopes = new Set(asked.required);
}

/**
 * The merchant removes the app: its tokens die at once, the message may come late; 48 hours later all must be erased,
 * unless the app was installed again by then. What was granted is forgotten.
 */
export function uninstall(state: State, shop: Shop): void {
  if (!shop.installed) return;
  shop.installed = false;
  shop.uninstalls += 1;
  shop.grantedScopes = new Set();
  dropTokens(state, (token) => token.shop === shop.domain);
  for (const [token, known] of state.refreshTokens) if (known.shop === shop.domain) state.refreshTokens.delete(token);
  announceApp(state, shop, { topic: "app/uninstalled" });
  const { uninstalls } = shop;
  laterOnShopifysClock(state.webhooks, REDACT_AFTER_MS, () => {
    if (!shop.installed && shop.uninstalls === uninstalls) announceApp(state, shop, { topic: "shop/redact" });
  });
}

/** The owner's answer in the scope dialog; living offline tokens learn of it at once. */
export function changeScopes(
  state: State,
  shop: Shop,
  change: { grant: readonly string[]; revoke: readonly string[] },
): void {
  const { optional } = state.asked;
  const previous = [...shop.grantedScopes];
  for (const scope of change.grant) if (optional.includes(scope)) shop.grantedScopes.add(scope);
  for (const scope of change.revoke) if (optional.includes(scope)) shop.grantedScopes.delete(scope);
  for (const token of state.tokens.values()) {
    if (token.shop === shop.domain && token.kind === "offline") token.scopes = [...shop.grantedScopes];
  }
  const current = [...shop.grantedScopes];
  if (previous.join() !== current.join())
    announceApp(state, shop, { topic: "app/scopes_update", body: { previous, current } });
}

/** The shop passes to another of its people; who had it stays as staff. Living online tokens do not learn of it. */
export function changeOwner(shop: Shop, next: Person): void {
  for (const person of shop.people) person.accountOwner = person === next;
}

/** A person leaves the shop: no id token is minted for them any more, and their own tokens end. */
export function removePerson(state: State, shop: Shop, person: Person): void {
  shop.people = shop.people.filter((one) => one !== person);
  dropTokens(state, (token) => token.shop === shop.domain && token.userId === person.id);
}

function dropTokens({ tokens }: State, dies: (token: { shop: string; userId: number | null }) => boolean): void {
  for (const [key, token] of tokens) if (dies(token)) tokens.delete(key);
}
