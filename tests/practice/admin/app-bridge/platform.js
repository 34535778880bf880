// The rest of App Bridge: what the practice answers without doing it is said at each.
import { ask, hear, tell } from "./line.js";

const unplayed = (what) => () => Promise.reject(new Error(`the practice does not play shopify.${what}`));

let supportHandler = null;
const tools = new Map();

/** The frame shows what Shopify would open; nothing is created or changed there, so the person can only close it. */
async function invoke(query, options = {}) {
  const asked =
    typeof query === "string" ? query : `${query.action}:${query.type}${query.value ? `,${query.value}` : ""}`;
  const closed = ask("intent", { asked, data: options.data ?? query.data ?? null });
  return { complete: closed.then(() => ({ code: "closed" })) };
}

export const platform = {
  intents: {
    // The app is never opened by an intent here, so there is none to answer.
    request: { value: null, subscribe: () => () => undefined },
    invoke,
    register: () => () => undefined,
  },
  // Accepted; the practice measures nothing, so nothing is reported.
  webVitals: { onReport: () => Promise.resolve() },
  support: {
    registerHandler(handler) {
      supportHandler = handler;
      tell("support", handler !== null);
      return Promise.resolve();
    },
  },
  // Shopify shows it to few, seldom: apps must live with the refusal.
  reviews: {
    request: () =>
      Promise.resolve({ success: false, code: "recently-installed", message: "The app was installed recently" }),
  },
  app: { extensions: () => Promise.resolve([]) },
  scanner: { capture: unplayed("scanner outside the mobile app") },
  pos: {
    cart: new Proxy({}, { get: (_, name) => unplayed(`pos.cart.${String(name)} outside the point of sale`) }),
    close: unplayed("pos outside the point of sale"),
    device: unplayed("pos outside the point of sale"),
    location: unplayed("pos outside the point of sale"),
  },
  shopifyQL: { available: () => Promise.resolve(false) },
  // Kept; nobody calls them here.
  tools: {
    register(name, handler) {
      tools.set(name, handler);
      return () => tools.delete(name);
    },
    unregister: (name) => void tools.delete(name),
    clear: () => tools.clear(),
  },
};

export function hearPlatform() {
  hear("support", () => void supportHandler?.());
}
