// Windows above the app, in four sizes. What they hold is a frame at the app's own origin.
import { drawTitleBar } from "./bars.js";
import { make } from "./talk.js";

const open = new Map();

/** Opens one and resolves when its page has loaded. */
export function showModal({ name, src, variant, titleBar }, { appOrigin, opener, onClosed, press }) {
  const dialog = make("dialog", { className: `modal ${variant}`, "aria-label": titleBar?.title ?? "Delega" });
  const bar = make("div", { className: "title-bar" });
  const close = make("button", {
    type: "button",
    textContent: "✕",
    "aria-label": "Close",
    onclick: () => dialog.close(),
  });
  const frame = make("iframe", {
    name,
    title: titleBar?.title ?? "Delega",
    src: src ?? `${appOrigin}/.practice/modal`,
  });
  dialog.append(make("div", { className: "modal-head" }, bar, close), frame);
  document.body.append(dialog);
  drawTitleBar(bar, titleBar, press);
  open.set(name, { dialog, bar, frame, opener, press });
  dialog.addEventListener("close", () => {
    // The app takes its content back before the window goes.
    if (open.has(name)) onClosed(name);
  });
  dialog.showModal();
  return new Promise((resolve) => frame.addEventListener("load", () => resolve(null), { once: true }));
}

export function hideModal(name) {
  const known = open.get(name);
  open.delete(name);
  known?.dialog.remove();
}

/** Their title bars and sizes follow the page. */
export function followModals(states, opener) {
  for (const { name, variant, titleBar } of states) {
    const known = open.get(name);
    if (known === undefined || known.opener !== opener) continue;
    known.dialog.className = `modal ${variant}`;
    drawTitleBar(known.bar, titleBar, known.press);
  }
}

/** Whether a message comes out of a modal's own page. */
export const isModal = (source) => [...open.values()].some(({ frame }) => frame.contentWindow === source);
