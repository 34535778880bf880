// Modals are drawn by the frame, above everything. Content that stands in the page is moved into a window that the
// frame opens at the app's own origin; a `src` is opened there as it is.
import { ask, hear, tell } from "./line.js";
import { readTitleBar } from "./title-bar.js";

const open = new Map();
const SIZES = ["small", "base", "large", "max"];

class WindowElement extends HTMLElement {
  get src() {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address) {
    if (address === undefined) this.removeAttribute("src");
    else this.setAttribute("src", address);
  }
  get contentWindow() {
    return open.has(this) ? (parent.frames[open.get(this)] ?? null) : null;
  }
  size() {
    return "max";
  }
  inner() {
    return null;
  }
  async show() {
    if (open.has(this)) return;
    const name = `practice-modal-${Math.random().toString(36).slice(2)}`;
    open.set(this, name);
    const src = this.src === undefined ? null : new URL(this.src, location.href).href;
    const titleBar = readTitleBar(this);
    await ask("modal.show", { name, src, variant: this.size(), titleBar });
    if (src === null) moveInto(parent.frames[name], this.inner(), titleBar?.title ?? "Delega");
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    const name = open.get(this);
    if (name === undefined) return;
    const content = this.inner();
    if (content !== null && content.ownerDocument !== document) this.append(document.adoptNode(content));
    open.delete(this);
    tell("modal.hide", name);
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return open.has(this) ? this.hide() : this.show();
  }
  disconnectedCallback() {
    void this.hide();
  }
}

export class AppWindowElement extends WindowElement {}

export class ModalElement extends WindowElement {
  #content = null;
  get variant() {
    const asked = this.getAttribute("variant");
    return SIZES.includes(asked) ? asked : "base";
  }
  set variant(size) {
    this.setAttribute("variant", size);
  }
  size() {
    return this.variant;
  }
  /** The one element that is neither title bar nor save bar. */
  get content() {
    this.#content ??= [...this.children].find((one) => !one.matches("ui-title-bar, ui-save-bar")) ?? null;
    return this.#content ?? undefined;
  }
  set content(element) {
    const before = this.content;
    this.#content = element;
    if (before?.isConnected === true) before.replaceWith(element);
    else this.append(element);
  }
  inner() {
    return this.content ?? null;
  }
}

/** The content keeps its listeners; the page's styles go along. */
function moveInto(inside, content, title) {
  if (content === null || inside === undefined) return;
  const styles = document.querySelectorAll('style, link[rel="stylesheet"]');
  for (const style of styles) inside.document.head.append(inside.document.importNode(style, true));
  inside.document.documentElement.lang = document.documentElement.lang;
  const main = inside.document.querySelector("main");
  main.ariaLabel = title;
  main.append(inside.document.adoptNode(content));
}

const byId = (id) => {
  const element = document.getElementById(id);
  if (element instanceof WindowElement) return element;
  // Polaris' own modal shows itself.
  if (typeof element?.showOverlay === "function")
    return {
      show: () => element.showOverlay(),
      hide: () => element.hideOverlay(),
      toggle: () => element.toggleOverlay(),
    };
  throw new Error(`there is no modal with the id ${id}`);
};

export const modal = {
  show: async (id) => byId(id).show(),
  hide: async (id) => byId(id).hide(),
  toggle: async (id) => byId(id).toggle(),
};

export function hearModals() {
  hear("modal.closed", (name) => {
    for (const [element, opened] of open) if (opened === name) void element.hide();
  });
}

/** The title bars of the modals that show, so that the frame's copies follow the page's. */
export function readModals() {
  return [...open].map(([element, name]) => ({ name, variant: element.size(), titleBar: readTitleBar(element) }));
}
