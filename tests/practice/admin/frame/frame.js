// The admin frame's own script: mints id tokens for whoever one acts as, opens the app, and answers App Bridge.
import { drawTitleBar, mayLeave, showMenu, showSaveBar } from "./bars.js";
import { list, paragraph, question } from "./dialogs.js";
import { followModals, hideModal, isModal, showModal } from "./modals.js";
import { pickItems, pickResources } from "./pickers.js";
import { mayOpen, showApp, showOutside } from "./places.js";
import { scopeAnswers } from "./scopes.js";
import { element, get, post } from "./talk.js";
import { hideToast, showToast } from "./toasts.js";

const settings = JSON.parse(element("settings").textContent);
const { shop, handle, appOrigin } = settings;
const app = element("app");

const shops = await get("/practice/shops");
const people = await get(`/practice/people?shop=${shop}`);
const person = people.find((one) => one.role === settings.as) ?? people[0];
const idToken = async () => (await post("/practice/id-token", { shop, userId: person.id })).idToken;

element("shop").textContent = shops.find((one) => one.domain === shop)?.name ?? shop;
element("switches").href = `/practice?shop=${shop}`;
element("switches").addEventListener("click", async (event) => {
  event.preventDefault();
  if (await mayLeave(leave)) location.href = element("switches").href;
});
element("support").addEventListener("click", () => tell("support"));
const shopOptions = shops.map((one) => [one.domain.replace(".myshopify.com", ""), one.name]);
fill(element("shops"), { options: shopOptions, chosen: handle, onChange: (other) => go(other, person.role) });
const personOptions = people.map((one) => [one.role, `${one.firstName} (${one.role})`]);
fill(element("people"), { options: personOptions, chosen: person.role, onChange: (role) => go(handle, role) });

function fill(select, { options, chosen, onChange }) {
  for (const [value, text] of options) select.append(new Option(text, value, value === chosen, value === chosen));
  select.addEventListener("change", async () => {
    if (await mayLeave(leave)) onChange(select.value);
    else select.value = chosen;
  });
}

function go(other, as) {
  location.href = `/store/${other}/apps/delega?as=${as}`;
}

function tell(type, payload, to = app.contentWindow) {
  to.postMessage({ practice: true, type, payload }, "*");
}

function leave() {
  tell("leave");
}

/** An address of the app as Shopify opens it: with who, where, and an id token. */
async function addressOf(path) {
  const url = new URL(path || "/", appOrigin);
  const query = {
    embedded: "1",
    shop,
    locale: person.locale,
    session: "practice",
    timestamp: String(Math.floor(Date.now() / 1000)),
    host: btoa(`admin.shopify.com/store/${handle}`).replace(/=+$/, ""),
    id_token: await idToken(),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

async function openInMenu(href) {
  if (!(await mayLeave(leave))) return;
  showApp();
  tell("navigate", href);
}

const answers = {
  ...scopeAnswers(shop),
  idToken,
  user: () => ({
    accountAccess: person.accountOwner || person.permissions.length > 0 ? "Full access" : "Limited access",
  }),
  resourcePicker: (options) => pickResources(options, shop),
  picker: pickItems,
  leaveConfirmation: (_, source) =>
    new Promise((resolve) => {
      // Whoever stays has not confirmed: the app goes on waiting.
      void mayLeave(() => tell("leave", undefined, source)).then((leaves) => leaves && resolve(null));
    }),
  open: async (address) => {
    if (await mayLeave(leave)) showOutside(address);
    return null;
  },
  intent: async ({ asked, data }) => {
    const details =
      data === null ? [] : [list(Object.entries(data).map(([name, value]) => `${name}: ${String(value)}`))];
    await question({
      title: "Shopify's own page would open here",
      body: [paragraph(asked), ...details],
      buttons: [{ text: "Close", value: "" }],
    });
    return null;
  },
  "modal.show": async (modal, opener) => {
    const src = modal.src?.startsWith(appOrigin) ? await addressOf(modal.src) : modal.src;
    const press = (number) => tell("press", number, opener);
    return showModal(
      { ...modal, src },
      { appOrigin, opener, press, onClosed: (name) => tell("modal.closed", name, opener) },
    );
  },
};

const news = {
  menu: (state, source) => {
    if (source !== app.contentWindow) return;
    showMenu(state, openInMenu);
    history.replaceState(null, "", `/store/${handle}/apps/delega${state.path}?as=${person.role}`);
  },
  titleBar: (bar, source) => {
    if (source === app.contentWindow) drawTitleBar(element("title-bar"), bar, (number) => tell("press", number));
  },
  saveBar: (bar, source) => showSaveBar(bar, (number) => tell("press", number, source)),
  modals: followModals,
  "modal.hide": hideModal,
  "toast.show": (toast, source) => showToast(toast, (type, id) => tell(type, id, source)),
  "toast.hide": hideToast,
  loading: (on) => {
    element("loading").dataset.on = String(on);
  },
  support: (on) => {
    element("support").hidden = !on;
  },
};

addEventListener("message", async ({ data, source }) => {
  if (data?.practice !== true || (source !== app.contentWindow && !isModal(source))) return;
  if (!(data.type in answers)) {
    news[data.type]?.(data.payload, source);
    return;
  }
  const reply = { practice: true, type: "answer", id: data.id };
  try {
    source.postMessage({ ...reply, payload: await answers[data.type](data.payload, source) }, "*");
  } catch (error) {
    source.postMessage({ ...reply, error: error.message }, "*");
  }
});

if (await mayOpen({ shop, person })) app.src = await addressOf(settings.path);
