// The practice's stand-in for Shopify's App Bridge: what the app touches of `window.shopify`, over postMessage to the
// practice's admin frame. Served at Shopify's own address in tests, swapped in by the proxy for a person's browser.
(() => {
  const script = document.currentScript;
  const apiKey = script?.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "";
  const query = new URLSearchParams(location.search);
  const waiting = new Map();
  let counter = 0;

  function ask(type, payload) {
    return new Promise((resolve) => {
      const id = (counter += 1);
      waiting.set(id, resolve);
      parent.postMessage({ practice: true, id, type, payload }, "*");
    });
  }
  const tell = (type, payload) => parent.postMessage({ practice: true, type, payload }, "*");

  addEventListener("message", ({ data, source }) => {
    if (source !== parent || data?.practice !== true) return;
    if (data.type === "answer") {
      waiting.get(data.id)?.(data.payload);
      waiting.delete(data.id);
    }
    if (data.type === "navigate") {
      const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
      const link = links.find((one) => one.getAttribute("href") === data.payload);
      link?.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
    }
  });

  const idToken = () => ask("idToken");
  window.shopify = {
    config: {
      apiKey,
      shop: query.get("shop") ?? "",
      host: query.get("host") ?? "",
      locale: query.get("locale") ?? "en",
    },
    environment: { mobile: false, embedded: true, pos: false },
    idToken,
    toast: { show: (text) => tell("toast", text), hide: () => tell("toast", "") },
    loading: (on = true) => tell("loading", on),
    user: () => Promise.resolve({ accountAccess: "Full access" }),
    scopes: {
      query: () => ask("scopes.query"),
      request: (scopes) => ask("scopes.request", scopes),
      revoke: (scopes) => ask("scopes.revoke", scopes),
    },
    saveBar: {
      show: () => Promise.resolve(),
      hide: () => Promise.resolve(),
      leaveConfirmation: () => Promise.resolve(),
    },
    modal: { show: () => Promise.resolve(), hide: () => Promise.resolve(), toggle: () => Promise.resolve() },
  };

  // Every request to the app carries a fresh id token; one that came too late is asked again, once.
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init = {}) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin) return plainFetch(request);
    const withToken = async () => {
      const headers = new Headers(request.headers);
      headers.set("Authorization", `Bearer ${await idToken()}`);
      return plainFetch(new Request(request.clone(), { headers }));
    };
    const response = await withToken();
    return response.headers.has("x-shopify-retry-invalid-session-request") ? withToken() : response;
  };

  const style = document.createElement("style");
  style.textContent = "ui-nav-menu, s-app-nav, ui-title-bar { display: none }";
  (document.head ?? document.documentElement).append(style);

  let lastMenu = "";
  function report() {
    const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
    const menu = links.map((one) => ({
      href: one.getAttribute("href"),
      text: one.textContent,
      home: one.getAttribute("rel") === "home",
    }));
    const state = JSON.stringify([menu, location.pathname]);
    if (state === lastMenu) return;
    lastMenu = state;
    tell("menu", { menu, path: location.pathname });
  }
  addEventListener("DOMContentLoaded", () => {
    report();
    new MutationObserver(report).observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
})();
