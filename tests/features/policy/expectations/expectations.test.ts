import { describe, expect, it } from "vitest";
import { ACTIONS, ROWS } from "../../../../app/features/policy/action";
import { PRESETS } from "../../../../app/features/policy/presets";
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
});
