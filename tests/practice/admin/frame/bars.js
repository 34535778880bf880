// The bars around the app: its menu, its title with buttons, and the one for unsaved changes.
import { paragraph, question } from "./dialogs.js";
import { element, make } from "./talk.js";

export function showMenu({ menu, path }, go) {
  const links = menu.filter(({ home }) => !home);
  const entry = ({ href, text }) => {
    const onclick = (event) => {
      event.preventDefault();
      void go(href);
    };
    const link = make("a", { href: "#", textContent: text, onclick });
    if (href === path) link.setAttribute("aria-current", "page");
    return link;
  };
  const home = menu.find(({ home: isHome }) => isHome)?.href;
  const name = home === undefined ? [] : [entry({ href: home, text: "Delega" })];
  element("menu").replaceChildren(...name, ...links.map(entry));
}

const pressed = (described, press) =>
  make("button", {
    type: "button",
    textContent: described.text,
    disabled: described.disabled || described.loading,
    className: [described.variant === "primary" ? "primary" : "", described.tone === "critical" ? "critical" : ""].join(
      " ",
    ),
    onclick: () => press(described.number),
  });

/** Draws a title bar into `place`; null = none. */
export function drawTitleBar(place, bar, press) {
  place.hidden = bar === null;
  if (bar === null) return;
  const back = bar.breadcrumb === null ? [] : [pressed({ ...bar.breadcrumb, text: `← ${bar.breadcrumb.text}` }, press)];
  const groups = bar.groups.map(({ label, buttons }) =>
    make("details", {}, make("summary", { textContent: label }), ...buttons.map((one) => pressed(one, press))),
  );
  const title = make("strong", { textContent: bar.title });
  place.replaceChildren(...back, title, ...groups, ...bar.buttons.map((one) => pressed(one, press)));
}

let unsaved = null;

/** Draws the bar for unsaved changes; null = nothing is unsaved. */
export function showSaveBar(bar, press) {
  unsaved = bar;
  element("save-bar").hidden = bar === null;
  if (bar === null) return;
  const { save, discard, confirmsDiscard } = bar;
  const sure = async (number) => {
    if (!confirmsDiscard || (await reallyDiscard())) press(number);
  };
  element("save-bar").replaceChildren(
    make("strong", { textContent: "Unsaved changes" }),
    ...(discard === null ? [] : [pressed({ ...discard, text: discard.text || "Discard" }, sure)]),
    ...(save === null ? [] : [pressed({ ...save, text: save.text || "Save", variant: "primary" }, press)]),
  );
}

async function reallyDiscard() {
  const answer = await question({
    title: "Discard all unsaved changes?",
    body: [paragraph("They will be deleted.")],
    buttons: [
      { text: "Keep editing", value: "keep" },
      { text: "Discard changes", value: "discard", critical: true },
    ],
  });
  return answer === "discard";
}

/** True when nothing is unsaved, or the person leaves it; `leave` tells the app that they did. */
export async function mayLeave(leave) {
  if (unsaved === null) return true;
  const answer = await question({
    title: "Leave page with unsaved changes?",
    body: [paragraph("Leaving this page will delete all unsaved changes.")],
    buttons: [
      { text: "Stay", value: "stay" },
      { text: "Leave page", value: "leave", critical: true },
    ],
  });
  if (answer !== "leave") return false;
  leave();
  return true;
}
