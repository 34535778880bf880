// Where the frame shows something of Shopify's own instead of the app: consent, a closed shop, another admin page.
import { list, paragraph } from "./dialogs.js";
import { wordsOf } from "./scopes.js";
import { element, get, make, post } from "./talk.js";

/** Shows a page of the admin's own in the app's place. */
function showPlace({ title, body, buttons }) {
  const row = make("div", { className: "buttons" }, ...buttons);
  element("place").replaceChildren(make("h1", { textContent: title, tabIndex: -1 }), ...body, row);
  element("place").hidden = false;
  element("stage").hidden = true;
  element("place").querySelector("h1").focus();
}

export function showApp() {
  element("place").hidden = true;
  element("stage").hidden = false;
}

const button = (text, onclick, className = "") =>
  make("button", { type: "button", textContent: text, onclick, className });

/** `shopify://admin/orders/1` and whatever opens in the whole window: not the app's, so not here. */
export function showOutside(address) {
  const page = /^shopify:(?:\/\/)?admin\/(.*)$/.exec(address)?.[1];
  const back = button("Back to Delega", showApp, "primary");
  if (page === undefined) {
    const link = make("a", { href: address, textContent: address, rel: "noopener" });
    showPlace({
      title: "Delega opens another page",
      body: [paragraph("In Shopify it would take the whole window:"), make("p", {}, link)],
      buttons: [back],
    });
    return;
  }
  showPlace({
    title: "This page is Shopify's",
    body: [paragraph(`Shopify's admin would show /${page} here. The practice does not play it.`)],
    buttons: [back],
  });
}

const STANDINGS = {
  frozen: ["This shop is frozen", "Shopify would ask its owner to choose a plan. Apps cannot be opened until then."],
  locked: ["This shop is locked", "Shopify has closed it. Nobody can open its admin."],
};

/** The page that keeps the app closed, if there is one: resolves once the app may open. False = it may not. */
export async function mayOpen({ shop, person }) {
  const { name, installed, standing } = (await get("/practice/shops")).find(({ domain }) => domain === shop);
  if (standing in STANDINGS) {
    const [title, text] = STANDINGS[standing];
    showPlace({ title, body: [paragraph(text)], buttons: [] });
    return false;
  }
  return installed || consent({ shop, person, name });
}

async function consent({ shop, person, name }) {
  const { required, optional } = await get(`/practice/scopes?shop=${shop}`);
  return new Promise((resolve) => {
    const refuse = (text) => {
      element("place").querySelector(".refusal").textContent = text;
    };
    const install = async () => {
      try {
        await post("/practice/install", { shop, userId: person.id });
        showApp();
        resolve(true);
      } catch {
        refuse(`${person.firstName} may not install apps in ${name}. Ask the owner of the shop.`);
      }
    };
    const cancel = () => {
      showPlace({
        title: "Delega is not installed",
        body: [paragraph(`Nothing was allowed in ${name}.`)],
        buttons: [button("Look again", () => location.reload())],
      });
      resolve(false);
    };
    showPlace({
      title: "Install Delega?",
      body: [
        paragraph(`In ${name}, Delega would be able to:`),
        list(required.map(wordsOf)),
        ...(optional.length > 0 ? [paragraph("It may ask for this later:"), list(optional.map(wordsOf))] : []),
        make("p", { className: "refusal", role: "alert" }),
      ],
      buttons: [button("Install", install, "primary"), button("Cancel", cancel)],
    });
  });
}
