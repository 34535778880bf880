import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ACTIONS, ROWS } from "../../../../app/features/policy/action";
import { PRESETS } from "../../../../app/features/policy/presets";
import { filesBelow, parse, source } from "../../../architecture/entries";
import { decides } from "../../../prove/policy/decides";
import { expectations, questionOf, type Expectation } from "./expectation";
import { SITUATIONS } from "./situations";

const table = expectations();
const nameOf = ({ who, action, situation }: Expectation) => `${who}: ${action}, ${situation}`;

describe("the rule answers as the table expects", () => {
  it.each(table.map((one) => [`${nameOf(one)}: ${one.answer}`, one] as const))("%s", (_, one) => {
    const { answer, reasons } = decides(questionOf(one));
    expect(answer).toBe(one.answer);
    if (one.why !== null) expect(reasons[0].code).toBe(one.why);
  });

  it("a held change is allowed and waits", () => {
    const held = table.find(({ situation }) => situation === "own row: held 10 minutes");
    expect(held && decides(questionOf(held)).holdMinutes).toBe(10);
  });

  it("a table with one word changed is told from this one", () => {
    const wrong = table.filter((one) => decides(questionOf(one)).answer !== (one.answer === "can" ? "ask" : "can"));
    expect(wrong).toHaveLength(table.length);
  });
});

describe("the table is whole", () => {
  it("has at least 300 lines, each once", () => {
    expect(table.length).toBeGreaterThanOrEqual(300);
    expect(new Set(table.map(nameOf)).size).toBe(table.length);
  });

  it("has every row of the matrix for every ready-made role", () => {
    const has = new Set(table.map(({ who, action }) => `${who} ${action}`));
    expect(
      ROWS.flatMap((row) => PRESETS.filter((preset) => !has.has(`${preset} ${row}`)).map((one) => `${one} ${row}`)),
    ).toEqual([]);
  });

  it("has every action, and every situation is asked about", () => {
    const asked = new Set<string>(table.map(({ action }) => action));
    expect(ACTIONS.filter((action) => !asked.has(action))).toEqual([]);
    const situations = new Set<string>(table.map(({ situation }) => situation));
    expect(Object.keys(SITUATIONS).filter((name) => !situations.has(name))).toEqual([]);
  });

  it("has the action of every effect", () => {
    const asked = new Set<string>(table.map(({ action }) => action));
    const effects = filesBelow("app").flatMap((path) => effectsIn(source(path)));
    expect(effects.length).toBeGreaterThan(8);
    expect(
      effects.filter(({ actions }) => actions.length === 0 || actions.some((action) => !asked.has(action))),
    ).toEqual([]);
  });

  it("control: an effect whose action is in no line is found, and one whose action nobody can read", () => {
    const unknown = effectsIn(parse("a.ts", `defineLocalEffect<I>({ name: "shop.sell", action: "shop.sell" })`));
    expect(unknown).toEqual([{ at: "a.ts", actions: ["shop.sell"] }]);
    expect(effectsIn(parse("a.ts", "defineEffect({ name, action: chosen })"))).toEqual([{ at: "a.ts", actions: [] }]);
    expect(effectsIn(parse("a.ts", "defineEffect(one)"))).toEqual([{ at: "a.ts", actions: [] }]);
    const sights = effectsIn(parse("a.ts", "defineEffect({ action: `customer.${field}` })"));
    expect(sights[0]?.actions).toContain("customer.email");
  });
});

type Found = { readonly at: string; readonly actions: readonly string[] };

/** Every call that declares an effect, with its action; a template stands for all actions that begin so. */
function effectsIn(file: ts.SourceFile): Found[] {
  const found: Found[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^define(Local)?Effect$/.test(node.expression.getText(file)))
      found.push({ at: file.fileName, actions: actionsOf(node.arguments[0]) });
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

function actionsOf(argument: ts.Expression | undefined): string[] {
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return [];
  const property = argument.properties.find((one) => one.name?.getText() === "action");
  if (property === undefined || !ts.isPropertyAssignment(property)) return [];
  const value = property.initializer;
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (!ts.isTemplateExpression(value)) return [];
  return ACTIONS.filter((action) => action.startsWith(value.head.text));
}
