import { ACTIONS, ROWS, type Action } from "../../../../app/features/policy/action";
import type { Declared } from "./declared";
import type { Doors, NoDoorYet } from "./doors";

export type Registry = {
  readonly doors: Readonly<Record<string, Doors | NoDoorYet>>;
  readonly forEverybody: Readonly<Record<string, string>>;
};

const WHERE = "tests/features/policy/expectations/doors.ts";

/** Where the app and the registry of its doors disagree, each with what to write. Empty = they agree. */
export function doorFaults(declared: Declared, registry: Registry): string[] {
  return [
    ...declared.effects.flatMap((effect) => effectFaults(effect, registry)),
    ...declared.routes.flatMap((route) => pageFaults(route, registry)),
    ...declared.routes.flatMap(({ name, intents }) =>
      intents.flatMap((intent) => formFaults(`${name} ${intent}`, registry)),
    ),
    ...gone(declared, registry),
    ...empty(registry),
  ];
}

function effectFaults({ at, name, actions }: Declared["effects"][number], { doors }: Registry): string[] {
  if (name === "" || actions.length === 0)
    return [`${at}: the name and the action of an effect must be written out, so that its row can be found`];
  return actions
    .filter((action) => !list(doors[action], "effects").includes(name))
    .map((action) => `${at}: write "${name}" into the effects of "${action}" in ${WHERE}`);
}

/** A page stands with the very action that its loader asks for; one that is the owner's, with one of the office; what is anybody's says why. */
function pageFaults({ name, loader, needs }: Declared["routes"][number], registry: Registry): string[] {
  if (!loader) return [];
  if (needs === null || needs === "anyone" || needs === "begun")
    return name in registry.forEverybody
      ? []
      : [`${name}: write why it opens to everybody into FOR_EVERYBODY in ${WHERE}`];
  if (needs === "owner") return officeFaults(name, registry);
  if (!(needs in registry.doors)) return [`${name}: its loader asks for "${needs}", which is no action`];
  if (list(registry.doors[needs], "pages").includes(name)) return [];
  return [`${name}: write "${name}" into the pages of "${needs}" in ${WHERE}, as its loader asks for that`];
}

function officeFaults(name: string, { doors }: Registry): string[] {
  const office = ACTIONS.filter((action) => !isRow(action));
  if (office.some((action) => list(doors[action], "pages").includes(name))) return [];
  return [`${name}: write "${name}" into the pages of its action of the office in ${WHERE}`];
}

function formFaults(name: string, { doors, forEverybody }: Registry): string[] {
  if (name in forEverybody || Object.values(doors).some((one) => list(one, "forms").includes(name))) return [];
  return [`${name}: write "${name}" into the forms of its action, or with a reason into FOR_EVERYBODY, in ${WHERE}`];
}

/** What the registry names and the app no longer has. */
function gone({ effects, routes }: Declared, { doors, forEverybody }: Registry): string[] {
  const known = {
    effects: new Set(effects.map(({ name }) => name)),
    pages: new Set(routes.filter(({ loader }) => loader).map(({ name }) => name)),
    forms: new Set(routes.flatMap(({ name, intents }) => intents.map((intent) => `${name} ${intent}`))),
  };
  const named = Object.entries(doors).flatMap(([action, one]) =>
    (["effects", "pages", "forms"] as const).flatMap((kind) =>
      list(one, kind)
        .filter((name) => !known[kind].has(name))
        .map((name) => `"${action}" names ${kind} "${name}", which the app does not have: take it out of ${WHERE}`),
    ),
  );
  const open = Object.keys(forEverybody).filter((name) => !known.pages.has(name) && !known.forms.has(name));
  const shown = Object.entries(doors).flatMap(([action, one]) =>
    "shown" in one && !known.pages.has(one.shown) ? [`"${action}" is shown on "${one.shown}", which is no page`] : [],
  );
  return [...named, ...open.map((name) => `FOR_EVERYBODY names "${name}", which the app does not have`), ...shown];
}

/** An action has a door, or says when it gets one. */
function empty({ doors }: Registry): string[] {
  return Object.entries(doors).flatMap(([action, one]) =>
    "noDoorYet" in one || one.pages.length + one.forms.length > 0
      ? []
      : [`"${action}" has no door: name its pages and forms in ${WHERE}, or say { noDoorYet: "issue N" }`],
  );
}

function list(one: Doors | NoDoorYet | undefined, kind: "pages" | "forms" | "effects"): readonly string[] {
  return one === undefined || "noDoorYet" in one ? [] : one[kind];
}

function isRow(action: Action): boolean {
  return ROWS.some((row) => row === action);
}
