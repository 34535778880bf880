// The app's menu, and addresses that are not the app's own: Shopify's pages and whatever opens in the whole window.
import { ask, embedded, hear, tell } from "./line.js";

const MENU_LINKS = "ui-nav-menu a, s-app-nav a, s-app-nav s-link";
const SHOPIFYS = /^shopify:(\/\/)?admin\//;
const WHOLE_WINDOW = ["_top", "_parent"];

/** The admin opens it in place of the app: `shopify://admin/...` in Shopify's own pages, anything else in the window. */
export function openOutside(address) {
  const target = SHOPIFYS.test(address) ? address : new URL(address, location.href).href;
  return ask("open", target);
}

export function followLinks() {
  if (!embedded) return;
  const plainOpen = window.open.bind(window);
  window.open = (address = "", target = "_blank", features = undefined) => {
    if (!SHOPIFYS.test(String(address)) && !WHOLE_WINDOW.includes(target)) return plainOpen(address, target, features);
    void openOutside(String(address));
    return null;
  };
  addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((one) => one instanceof Element && one.matches("a[href], s-link[href]"));
      const address = link?.getAttribute("href") ?? "";
      const leaves = SHOPIFYS.test(address) || WHOLE_WINDOW.includes(link?.getAttribute("target") ?? "");
      if (link === undefined || !leaves || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      void openOutside(address);
    },
    true,
  );
  hear("navigate", (address) => {
    const link = [...document.querySelectorAll(MENU_LINKS)].find((one) => one.getAttribute("href") === address);
    link?.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  });
}

/** What the frame shows of the menu and where the app is; sent when it changed. */
export function readMenu() {
  const links = [...document.querySelectorAll(MENU_LINKS)];
  const menu = links.map((one) => ({
    href: one.getAttribute("href"),
    text: one.textContent,
    home: one.getAttribute("rel") === "home",
  }));
  return { menu, path: location.pathname };
}

/** Tells the frame of everything it mirrors, whenever the page changes; `readers` are the kinds of news. */
export function mirror(readers) {
  const last = {};
  const report = () => {
    for (const [type, read] of Object.entries(readers)) {
      const payload = read();
      const text = JSON.stringify(payload);
      if (text === last[type]) continue;
      last[type] = text;
      tell(type, payload);
    }
  };
  addEventListener("DOMContentLoaded", () => {
    report();
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    new MutationObserver(report).observe(document.documentElement, options);
  });
}
