// Short notices and the loading bar: both are the frame's.
import { hear, tell } from "./line.js";

const shown = new Map();
let count = 0;

export const toast = {
  show(message, options = {}) {
    const id = `toast-${(count += 1)}`;
    const { duration = 5000, isError = false, action, onAction, onDismiss } = options;
    shown.set(id, { onAction, onDismiss });
    tell("toast.show", { id, message: String(message), duration, isError, action });
    return id;
  },
  hide(id) {
    shown.delete(id);
    tell("toast.hide", id);
  },
};

export const loading = (isLoading = true) => tell("loading", isLoading);

export function hearToasts() {
  hear("toast.action", (id) => shown.get(id)?.onAction?.());
  hear("toast.dismiss", (id) => {
    shown.get(id)?.onDismiss?.();
    shown.delete(id);
  });
}
