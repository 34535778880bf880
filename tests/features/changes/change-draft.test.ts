import { expect, it } from "vitest";
import { isReady, startOf } from "../../../app/features/changes/change-draft";
import type { Present } from "../../../app/features/changes/change-view";
import { VIA_NUOVA } from "./a-change";

const MASKED = { sight: "reveal", has: true, text: null } as const;
const START = { ...VIA_NUOVA, address1: "", address2: "", zip: "" };
const ADDRESS: Present = {
  what: "address",
  ...{ field: MASKED, recipient: null, city: "Padova", country: "Italy" },
  start: START,
};

it.each([
  ["a note that is read starts as it is", { what: "note", text: "uno" }, { note: "uno" }],
  ["a note that is not read starts empty", { what: "note", text: null }, { note: "" }],
  ["tags start empty", { what: "tags", tags: ["a"] }, { add: "", remove: "" }],
  ["an e-mail starts empty, seen or not", { what: "email", field: MASKED }, { email: "" }],
  ["an address starts with what its reader sees", ADDRESS, START],
] satisfies [string, Present, object][])("%s", (_, now, wanted) => {
  expect(startOf(now)).toEqual(wanted);
});

it.each([
  ["note", { note: "uno" }, { note: "uno" }, false],
  ["note", { note: "" }, { note: "uno" }, true],
  ["note", { note: " " }, { note: "" }, false],
  ["tags", { add: "", remove: "a" }, { add: "", remove: "" }, true],
  ["email", { email: "a@b.it" }, { email: "" }, true],
  ["email", { email: " " }, { email: "" }, false],
  ["address", { address1: "Via", city: "" }, { address1: "", city: "" }, false],
  ["address", { address1: "Via", city: "P" }, { address1: "", city: "P" }, true],
] as const)("a %s with %j, begun with %j, can be sent: %s", (what, draft, start, wanted) => {
  expect(isReady(what, draft, start)).toBe(wanted);
});
