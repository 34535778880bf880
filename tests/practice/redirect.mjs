// Preload of the practice: sends Shopify's hosts to the practice store, and refuses every other host that is not this
// machine, so that a practising app cannot reach anybody by accident. The app itself knows nothing of it.
import { Socket } from "node:net";

const DISPATCHER = Symbol.for("undici.globalDispatcher.1");
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** Redirects *.myshopify.com to the practice store at `storeUrl`. Returns a function that takes it back. */
export function installRedirect(storeUrl) {
  // Node makes its dispatcher at the first fetch.
  fetch("data:,practice").catch(() => undefined);
  const base = globalThis[DISPATCHER];
  globalThis[DISPATCHER] = {
    dispatch(options, handler) {
      const { hostname } = new URL(String(options.origin));
      if (/(^|\.)myshopify\.com$/.test(hostname)) {
        return base.dispatch({ ...options, origin: storeUrl, headers: withHost(options.headers, hostname) }, handler);
      }
      if (LOOPBACK.test(hostname)) return base.dispatch(options, handler);
      throw new Error(`outside call refused: ${hostname}`);
    },
    close: (...args) => base.close(...args),
    destroy: (...args) => base.destroy(...args),
  };
  const connect = guardSockets();
  return () => {
    globalThis[DISPATCHER] = base;
    Socket.prototype.connect = connect;
  };
}

/** Clients that do not use fetch open sockets: these may go to this machine only, too. */
function guardSockets() {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function guarded(...args) {
    const [first] = Array.isArray(args[0]) ? args[0] : args;
    const host =
      typeof first === "object" && first !== null
        ? first.path === undefined
          ? (first.host ?? "localhost")
          : "localhost"
        : "localhost";
    if (!LOOPBACK.test(host)) throw new Error(`outside call refused: ${host}`);
    return connect.apply(this, args);
  };
  return connect;
}

function withHost(headers, hostname) {
  const pair = ["x-practice-host", hostname];
  if (Array.isArray(headers)) return [...headers, ...pair];
  return { ...headers, [pair[0]]: pair[1] };
}

if (process.env.PRACTICE_STORE_URL !== undefined) installRedirect(process.env.PRACTICE_STORE_URL);
