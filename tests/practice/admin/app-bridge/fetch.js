// Every request to the app carries a fresh id token; one that came too late is asked again, once.
import { embedded } from "./line.js";
import { config, idToken } from "./config.js";
import { openOutside } from "./navigation.js";

const RETRY = "x-shopify-retry-invalid-session-request";
const SIGN_IN_AGAIN = "x-shopify-api-request-failure-reauthorize-url";

export function addTokensToRequests() {
  if (!embedded || config.disabledFeatures.includes("fetch")) return;
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    const { origin } = new URL(request.url);
    if (origin !== location.origin && !config.appOrigins.includes(origin)) return plainFetch(request);
    const withToken = async () => {
      const headers = new Headers(request.headers);
      headers.set("Authorization", `Bearer ${await idToken()}`);
      return plainFetch(new Request(request.clone(), { headers }));
    };
    const first = await withToken();
    const response = first.headers.has(RETRY) ? await withToken() : first;
    const elsewhere = response.headers.get(SIGN_IN_AGAIN);
    if (elsewhere !== null) openOutside(elsewhere);
    return response;
  };
}
