// Short notices at the foot of the admin.
import { element, make } from "./talk.js";

const shown = new Map();

/** Shows one; `tell` sends what the person does with it back to the app. */
export function showToast({ id, message, duration, isError, action }, tell) {
  hideToast(id);
  const close = (news) => {
    hideToast(id);
    tell(news, id);
  };
  const toast = make("div", { className: isError ? "toast error" : "toast" }, make("span", { textContent: message }));
  if (action)
    toast.append(make("button", { type: "button", textContent: action, onclick: () => close("toast.action") }));
  const dismiss = { type: "button", textContent: "✕", "aria-label": "Dismiss", onclick: () => close("toast.dismiss") };
  toast.append(make("button", dismiss));
  element("toasts").append(toast);
  shown.set(id, { toast, timer: setTimeout(hideToast, duration, id) });
}

export function hideToast(id) {
  const known = shown.get(id);
  clearTimeout(known?.timer);
  known?.toast.remove();
  shown.delete(id);
}
