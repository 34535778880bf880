// Questions that Shopify's admin asks above the app.
import { make } from "./talk.js";

/** Shows a dialog and resolves with the value of the pressed button; null when it is closed otherwise. */
export function question({ title, body = [], buttons, wide = false }) {
  const dialog = make("dialog", { "aria-label": title, className: wide ? "wide" : "" });
  const form = make("form", { method: "dialog" }, make("h2", { textContent: title }), ...body);
  const row = make("div", { className: "buttons" });
  for (const { text, value, primary = false, critical = false } of buttons) {
    const className = [primary ? "primary" : "", critical ? "critical" : ""].join(" ").trim();
    row.append(make("button", { textContent: text, value, className }));
  }
  form.append(row);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "" ? null : dialog.returnValue);
    });
  });
}

export const paragraph = (text) => make("p", { textContent: text });
export const list = (texts) => make("ul", {}, ...texts.map((text) => make("li", { textContent: text })));
