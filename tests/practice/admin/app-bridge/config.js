// Who asks and where: the settings that App Bridge reads off the page, and the environment.
import { ask, embedded } from "./line.js";

const script = document.currentScript;
const query = new URLSearchParams(location.search);

export const config = {
  apiKey: script?.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
  shop: query.get("shop") ?? "",
  host: query.get("host") ?? "",
  locale: query.get("locale") ?? "en-US",
  appOrigins: [],
  disabledFeatures: [],
  experimentalFeatures: [],
  debug: { webVitals: false },
};

export const environment = { mobile: false, embedded, pos: false, intent: false };
export const idToken = () => ask("idToken");
/** An ordinary app learns how far the person's account goes, and neither name nor id. */
export const user = () => ask("user");

export const scopes = {
  query: () => ask("scopes.query"),
  request: (wanted) => ask("scopes.request", [...wanted]),
  revoke: (given) => ask("scopes.revoke", [...given]),
};
