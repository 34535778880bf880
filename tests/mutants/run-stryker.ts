import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { isSeen, linesOf, type Mutant } from "./mutant";

const ROOT = new URL("../..", import.meta.url).pathname;

/**
 * Changes these files (paths and globs from the root) one spot at a time, in a copy of the project below .cache, and
 * runs the tests of a vitest config for each change. Throws where a change could be judged neither seen nor unseen.
 * (Stryker's own `testFiles` would leave changes outside of functions asleep.)
 */
export async function runStryker(mutate: readonly string[], configFile: string): Promise<Mutant[]> {
  const results = await new Stryker({
    mutate: [...mutate],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile, related: false },
    coverageAnalysis: "perTest",
    // Other work on the machine must not pass for an endless loop.
    timeoutMS: 60_000,
    concurrency: 2,
    reporters: ["progress-append-only"],
    allowConsoleColors: false,
    allowEmpty: false,
    tempDirName: ".cache/stryker",
    // What neither the rules nor their tests import is not copied.
    ignorePatterns: [
      "/{.cache,build,docs,extensions,prisma,test-results}",
      "/app/{edge,jobs,routes,shopify,ui,webhooks}",
      "/tests/{architecture,bench,contract,edge,i18n,journeys,platform,practice,prove,shopify,support,ui,webhooks}",
    ],
  }).runMutationTest();
  return results.map(({ fileName, location, replacement, status, statusReason, testsCompleted }) => {
    const file = relative(ROOT, fileName);
    const lines = linesOf(readFileSync(fileName, "utf8"), location, replacement);
    const seen = isSeen(status, testsCompleted ?? 0);
    // "Ignored" would be a comment in the source that hides a spot, an error a change that nobody tried.
    if (!seen && status !== "Survived" && status !== "NoCoverage")
      throw new Error(`${file}: ${status} ${statusReason ?? ""}\n- ${lines.before}\n+ ${lines.after}`);
    return { file, ...lines, seen };
  });
}
