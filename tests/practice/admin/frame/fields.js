// One field of a switch as a labelled control, and back to the value that the switch's body wants.
import { make } from "./talk.js";

/** A field with its label and help. Checkboxes that belong together are a group of their own. */
export function controlOf(field, around) {
  const id = `${around.prefix}-${field.name.replaceAll(".", "-")}`;
  const help = field.help ? make("span", { id: `${id}-help`, className: "help", textContent: field.help }) : null;
  const parts = help === null ? [] : [help];
  if (field.kind === "scopes" || field.kind === "choices") {
    const options = field.kind === "scopes" ? around.scopes : field.options;
    const boxes = options.map((value) => {
      const box = make("input", { type: "checkbox", name: field.name, value });
      return make("label", { className: "check" }, box, make("span", { textContent: value }));
    });
    return make(
      "div",
      { className: "field", role: "group", "aria-label": field.label },
      make("span", { textContent: field.label }),
      ...parts,
      ...boxes,
    );
  }
  const control = inputOf(field, around);
  control.id = id;
  if (help !== null) control.setAttribute("aria-describedby", help.id);
  const label = make("label", { htmlFor: id, textContent: field.label });
  const inside = field.kind === "check" ? [control, label] : [label, ...parts, control];
  return make("div", { className: field.kind === "check" ? "field check" : "field" }, ...inside);
}

function inputOf(field, { shop, shops, people }) {
  const { name, kind, initial = "", optional = false } = field;
  const select = (options, chosen) =>
    make(
      "select",
      { name },
      ...options.map(([value, text]) => new Option(text, value, false, value === String(chosen))),
    );
  if (kind === "shop" && optional)
    return select([["", "Every shop"], ...shops.map((one) => [one.domain, one.name])], "");
  if (kind === "shop")
    return select(
      shops.map((one) => [one.domain, one.name]),
      shop,
    );
  if (kind === "person") {
    const everybody = people.map((one) => [String(one.id), `${one.firstName} ${one.lastName} (${one.role})`]);
    return select(optional ? [["", "The owner"], ...everybody] : everybody, "");
  }
  if (kind === "choice")
    return select(
      field.options.map((option) => [option, option]),
      initial,
    );
  if (kind === "check") return make("input", { type: "checkbox", name, checked: initial === true });
  const required = !optional;
  if (kind === "text" || kind === "words") return make("input", { type: "text", name, value: initial, required });
  const { min = "", max = "", step = "any" } = field;
  return make("input", {
    type: "number",
    name,
    value: String(initial),
    required,
    min: String(min),
    max: String(max),
    step: String(step),
  });
}

/** What is true of the chosen person already: a form that changes a person begins with it. */
export function fillFromPerson(form, fields, people) {
  const person = people.find(({ id }) => String(id) === form.elements.userId?.value);
  if (person === undefined) return;
  for (const { name, kind } of fields) {
    if (kind === "check") form.elements[name].checked = person[name] === true;
    if (kind === "choices")
      for (const box of form.elements[name]) box.checked = (person[name] ?? []).includes(box.value);
  }
}

/**
 * The form's values by name: numbers as numbers, lists as lists, what was left empty is left out. A name with dots is
 * a place inside: `a.b` is field b of the object a, `a.0.b` of the first item of the list a.
 */
export function valuesOf(form, fields) {
  const data = new FormData(form);
  const values = {};
  for (const field of fields) {
    const value = valueOf(data, field);
    if (value === undefined) continue;
    const path = field.name.split(".");
    const last = path.pop();
    let place = values;
    for (const [at, step] of path.entries()) place = place[step] ??= /^\d+$/.test(path[at + 1] ?? last) ? [] : {};
    place[last] = value;
  }
  return values;
}

function valueOf(data, { name, kind }) {
  if (kind === "scopes" || kind === "choices") return data.getAll(name);
  if (kind === "check") return data.has(name);
  if (data.get(name) === "") return undefined;
  if (kind === "words")
    return data
      .get(name)
      .split(",")
      .map((word) => word.trim());
  return kind === "number" || kind === "person" ? Number(data.get(name)) : data.get(name);
}
