// The practice's stand-in for Shopify's App Bridge: `window.shopify`, its elements and its habits, over postMessage to
// the practice's admin frame. Served at Shopify's own address in tests, swapped in by the proxy for a person's browser.
// Not played: the redirect into the admin of a page that is opened outside it, which would leave this machine.
import { config, environment, idToken, scopes, user } from "./config.js";
import { addTokensToRequests } from "./fetch.js";
import { AppWindowElement, hearModals, modal, ModalElement, readModals } from "./modal.js";
import { followLinks, mirror, readMenu } from "./navigation.js";
import { picker, resourcePicker } from "./pickers.js";
import { hearPlatform, platform } from "./platform.js";
import { hearSaveBar, readSaveBar, saveBar, SaveBarElement, watchForms } from "./save-bar.js";
import { hearTitleBar, readTitleBar } from "./title-bar.js";
import { hearToasts, loading, toast } from "./toast.js";

window.shopify = {
  config,
  origin: "https://admin.shopify.com",
  ready: Promise.resolve(),
  // Nothing here hands out signals.
  setSignals: () => undefined,
  environment,
  idToken,
  user,
  toast,
  loading,
  scopes,
  saveBar,
  modal,
  resourcePicker,
  picker,
  ...platform,
};

customElements.define("ui-modal", ModalElement);
customElements.define("s-app-window", AppWindowElement);
customElements.define("ui-save-bar", SaveBarElement);

const style = document.createElement("style");
style.textContent = "ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal, s-app-window { display: none }";
(document.head ?? document.documentElement).append(style);

addTokensToRequests();
followLinks();
watchForms();
hearTitleBar();
hearToasts();
hearSaveBar();
hearModals();
hearPlatform();
mirror({ menu: readMenu, titleBar: () => readTitleBar(), saveBar: readSaveBar, modals: readModals });
