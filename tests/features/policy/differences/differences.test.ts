import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decides } from "../../../prove/policy/decides";
import { GUARDS } from "../../../prove/policy/guards";
import { caseOf, expectedOf, type Kept } from "../../../prove/policy/kept";
import { oracle } from "../../../prove/policy/oracle";

/**
 * Where policy and oracle once differed (`found.json`), and the smallest questions that tell the policy from one with
 * one thing wrong, one for each control and each reason (`edges.json`). `npm run prove policy` prints a new one as such.
 */
const folder = new URL(".", import.meta.url);
const kept = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Kept[]);

describe("differences of the past and edges", () => {
  it.each(kept.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const asked = caseOf(one);
    const decision = decides(asked);
    expect(decision).toEqual(expectedOf(one, asked));
    expect(oracle(asked, GUARDS), "the oracle still says the same").toEqual(decision);
  });

  it("are there, each under its own name", () => {
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect(new Set(kept.map(({ name }) => name)).size).toBe(kept.length);
  });
});
