// The line between the app's page and the practice's admin frame: questions that are answered, and news both ways.

/** Whether there is an admin around this page. Without it, whatever needs one rejects, as an app outside the admin sees. */
export const embedded = parent !== window;

const waiting = new Map();
const listeners = new Map();
let asked = 0;

/** Asks the frame; resolves or rejects with its answer. */
export function ask(type, payload) {
  if (!embedded) return Promise.reject(new Error(`shopify.${type} works inside the Shopify admin only`));
  return new Promise((resolve, reject) => {
    const id = (asked += 1);
    waiting.set(id, { resolve, reject });
    parent.postMessage({ practice: true, id, type, payload }, "*");
  });
}

/** Tells the frame something that it need not answer. */
export function tell(type, payload) {
  if (embedded) parent.postMessage({ practice: true, type, payload }, "*");
}

/** Hears what the frame tells: one listener for each kind of news. */
export function hear(type, listener) {
  listeners.set(type, listener);
}

addEventListener("message", ({ data, source }) => {
  if (source !== parent || data?.practice !== true) return;
  if (data.type !== "answer") {
    listeners.get(data.type)?.(data.payload);
    return;
  }
  const { resolve, reject } = waiting.get(data.id) ?? {};
  waiting.delete(data.id);
  if (data.error === undefined) resolve?.(data.payload);
  else reject?.(new Error(data.error));
});
