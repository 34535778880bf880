// Unsaved changes: the bar that the frame shows, by a `ui-save-bar` element or for a form with `data-save-bar`.
import { describe } from "./buttons.js";
import { ask, hear, tell } from "./line.js";

/** The bars that show, the newest last: the frame shows that one. */
const showing = new Map();

export class SaveBarElement extends HTMLElement {
  get discardConfirmation() {
    return this.hasAttribute("discardConfirmation");
  }
  set discardConfirmation(on) {
    this.toggleAttribute("discardConfirmation", Boolean(on));
  }
  get showing() {
    return showing.has(this);
  }
  async show() {
    if (this.showing) return;
    const [save, discard] = [":scope > button[variant=primary]", ":scope > button:not([variant=primary])"];
    const buttons = () => ({ save: this.querySelector(save), discard: this.querySelector(discard) });
    open(this, { buttons, confirms: () => this.discardConfirmation });
  }
  async hide() {
    if (this.showing) close(this);
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  disconnectedCallback() {
    void this.hide();
  }
}

function open(key, bar) {
  showing.set(key, bar);
  key.dispatchEvent(new Event("show"));
  reportSaveBar();
}

function close(key) {
  showing.delete(key);
  key.dispatchEvent(new Event("hide"));
  reportSaveBar();
}

function reportSaveBar() {
  tell("saveBar", readSaveBar());
}

/** The newest bar as the frame draws it; null = nothing is unsaved. */
export function readSaveBar() {
  for (const key of [...showing.keys()]) if (!key.isConnected) showing.delete(key);
  const bar = [...showing.values()].at(-1);
  if (bar === undefined) return null;
  const { save, discard } = bar.buttons();
  return {
    save: save === null ? null : describe(save),
    discard: discard === null ? null : describe(discard),
    confirmsDiscard: bar.confirms(),
  };
}

const byId = (id) => {
  const element = document.getElementById(id);
  if (element instanceof SaveBarElement) return Promise.resolve(element);
  return Promise.reject(new Error(`there is no ui-save-bar with the id ${id}`));
};

export const saveBar = {
  show: async (id) => (await byId(id)).show(),
  hide: async (id) => (await byId(id)).hide(),
  toggle: async (id) => (await byId(id)).toggle(),
  /** Stays open when the person stays: there is nothing to go on with. */
  leaveConfirmation: () => (showing.size === 0 ? Promise.resolve() : ask("leaveConfirmation")),
};

/** Forms with `data-save-bar`: what differs from the first values is unsaved, whoever saves submits. */
export function watchForms() {
  const clean = new WeakMap();
  const values = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, nameOf(value)]));
  const watched = (target) => target?.closest?.("form[data-save-bar]") ?? null;
  const remember = (form) => {
    if (!clean.has(form)) clean.set(form, values(form));
  };
  const check = (form) => {
    const dirty = values(form) !== clean.get(form);
    if (dirty && !showing.has(form)) open(form, formBar(form));
    if (!dirty && showing.has(form)) close(form);
  };
  const settle = (form) => {
    clean.set(form, values(form));
    if (showing.has(form)) close(form);
  };
  // The values before the first keystroke are the clean ones: they are read when the form is entered.
  for (const type of ["focusin", "pointerdown"])
    addEventListener(type, ({ target }) => watched(target) !== null && remember(watched(target)), true);
  for (const type of ["input", "change"])
    addEventListener(type, ({ target }) => watched(target) !== null && check(watched(target)));
  addEventListener("submit", ({ target }) => watched(target) !== null && settle(target));
  // A form is reset after its event.
  addEventListener("reset", ({ target }) => watched(target) !== null && setTimeout(settle, 0, target));
}

function nameOf(value) {
  return typeof value === "string" ? value : `${value.name} ${value.size} ${value.lastModified}`;
}

/** The form's own bar: its buttons do not stand in the page. */
function formBar(form) {
  const button = (variant, work) => {
    const made = Object.assign(document.createElement("button"), { type: "button", onclick: work });
    made.setAttribute("variant", variant);
    return made;
  };
  const buttons = { save: button("primary", () => form.requestSubmit()), discard: button("", () => form.reset()) };
  return { buttons: () => buttons, confirms: () => form.hasAttribute("data-discard-confirmation") };
}

export function hearSaveBar() {
  // The person chose to leave: nothing is kept, and nobody asks again.
  hear("leave", () => {
    for (const key of [...showing.keys()]) close(key);
  });
  // A page that is closed or loaded anew is left without the frame: the browser asks itself.
  addEventListener("beforeunload", (event) => {
    if (showing.size > 0) event.preventDefault();
  });
}
