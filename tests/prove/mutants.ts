import { readFileSync } from "node:fs";
import { judge, standsIn, type Mutant, type Survivor } from "../mutants/mutant";
import { runStryker } from "../mutants/run-stryker";
import { SURVIVORS } from "../mutants/survivors";
import type { Proof } from "./proof";

const AT_LEAST_PERCENT = 90;
const SAMPLE = "app/features/policy/room.ts";
const RULES = ["app/features/policy/*.ts", "!app/features/policy/*.server.ts"];

/**
 * Every rule is changed one spot at a time, and a test must see it: at least 90 % are seen, and each one that is not
 * stands in the list with its reason. The short form changes one file, and compares the list with the sources. The
 * control is a test that looks at nothing: with it the same file must fall short.
 */
export const prove: Proof = async ({ full }) => {
  const gone = SURVIVORS.filter(({ file, before }) => !standsIn(sourceOf(file), before));
  for (const one of gone) console.log(`no longer in ${one.file}: ${one.before}`);
  const mutants = await (full
    ? runStryker(RULES, "tests/mutants/rules.config.ts")
    : runStryker([SAMPLE], "tests/mutants/room.config.ts"));
  const found = judge(mutants, SURVIVORS, AT_LEAST_PERCENT);
  report(found);
  const blind = judge(await runStryker([SAMPLE], "tests/mutants/blind.config.ts"), SURVIVORS, AT_LEAST_PERCENT);
  const forgotten = judge([...mutants, UNKNOWN], SURVIVORS, 0);
  const controlRed = !blind.ok && blind.percent < AT_LEAST_PERCENT && !forgotten.ok;
  console.log(`control, a test that looks at nothing: ${String(blind.percent)} % seen`);
  return {
    ok: found.ok && gone.length === 0 && controlRed,
    figures: {
      mutants: mutants.length,
      seenPercent: found.percent,
      survived: found.survived,
      listed: SURVIVORS.length,
      unlisted: found.unlisted.length,
      stale: found.stale.length + gone.length,
      controlPercent: blind.percent,
    },
  };
};

/** A survivor that is in no list. */
const UNKNOWN: Mutant = { file: SAMPLE, before: "used", after: "unused", seen: false };

function report({ unlisted, stale, unexplained }: ReturnType<typeof judge>): void {
  const tell = (what: string, all: readonly (Mutant | Survivor)[]) => {
    for (const { file, before, after } of all) console.log(`${what}: ${file}\n- ${before}\n+ ${after}`);
  };
  tell("survived, not listed", unlisted);
  tell("listed, but seen by a test", stale);
  tell("listed without a reason", unexplained);
}

function sourceOf(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
}
