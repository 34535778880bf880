// The title bar above the app: of `ui-title-bar`, or of an `s-page` with a heading and slots.
import { describe, press } from "./buttons.js";
import { hear } from "./line.js";

export function hearTitleBar() {
  hear("press", press);
}

/** What a title bar says; `inside` a modal it is the modal's. Null without one. */
export function readTitleBar(inside = document) {
  const bars = [...inside.querySelectorAll("ui-title-bar")];
  const bar = bars.find((one) => inside !== document || one.closest("ui-modal, s-app-window") === null);
  if (bar !== undefined) return ofTitleBar(bar);
  const page = inside === document ? inside.querySelector("s-page[heading]") : null;
  return page === null ? null : ofPage(page);
}

function ofTitleBar(bar) {
  const buttons = [...bar.querySelectorAll(":scope > button, :scope > a")];
  return {
    title: bar.getAttribute("title") ?? document.title,
    breadcrumb: buttons.filter((one) => one.getAttribute("variant") === "breadcrumb").map(describe)[0] ?? null,
    buttons: buttons.filter((one) => one.getAttribute("variant") !== "breadcrumb").map(describe),
    groups: [...bar.querySelectorAll(":scope > section")].map((group) => ({
      label: group.getAttribute("label") ?? "",
      buttons: [...group.querySelectorAll("button, a")].map(describe),
    })),
  };
}

function ofPage(page) {
  const slot = (name) => [...page.querySelectorAll(`:scope > [slot="${name}"]`)];
  const primary = slot("primary-action").map((one) => ({ ...describe(one), variant: "primary" }));
  return {
    title: page.getAttribute("heading"),
    breadcrumb: slot("breadcrumb-actions").map(describe)[0] ?? null,
    buttons: [...primary, ...slot("secondary-actions").map(describe)],
    groups: [],
  };
}
