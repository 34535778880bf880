/** One change that Stryker made in a rule, as lines before and after, and whether a test saw it. */
export type Mutant = {
  /** From the root of the project. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly seen: boolean;
};

/** A mutant that no test can see, and why that is no harm. */
export type Survivor = Pick<Mutant, "file" | "before" | "after"> & { readonly reason: string };

/**
 * Did a test see it? Stryker counts failed tests only, and calls a change that makes the tests unreadable survived: then
 * not one of them ran, and vitest alone says that something is wrong.
 */
export function isSeen(status: string, testsCompleted: number): boolean {
  return status === "Killed" || status === "Timeout" || (status === "Survived" && testsCompleted === 0);
}

type Place = { readonly line: number; readonly column: number };

/** The lines that a replacement touches, before and after, with single blanks: the same wherever they stand in the file. */
export function linesOf(
  source: string,
  { start, end }: { readonly start: Place; readonly end: Place },
  replacement: string,
): Pick<Mutant, "before" | "after"> {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const head = lines[0]?.slice(0, start.column - 1) ?? "";
  const tail = lines.at(-1)?.slice(end.column - 1) ?? "";
  return { before: plain(lines.join("\n")), after: plain(head + replacement + tail) };
}

/** Do these lines stand in this source? */
export function standsIn(source: string, before: string): boolean {
  return before !== "" && plain(source).includes(before);
}

/** What a run says: the share that tests saw, survivors that nobody listed, and listed ones that are none any more. */
export function judge(mutants: readonly Mutant[], listed: readonly Survivor[], atLeastPercent: number) {
  const survived = mutants.filter((mutant) => !mutant.seen);
  const files = new Set(mutants.map((mutant) => mutant.file));
  const known = new Set(listed.map(keyOf));
  const found = new Set(survived.map(keyOf));
  const unlisted = survived.filter((mutant) => !known.has(keyOf(mutant)));
  const stale = listed.filter((one) => files.has(one.file) && !found.has(keyOf(one)));
  const unexplained = listed.filter((one) => one.reason.trim().length < 20);
  const percent =
    mutants.length === 0 ? 0 : Math.floor((1000 * (mutants.length - survived.length)) / mutants.length) / 10;
  const ok = percent >= atLeastPercent && unlisted.length + stale.length + unexplained.length === 0;
  return { ok, percent, survived: survived.length, unlisted, stale, unexplained };
}

function keyOf({ file, before, after }: Pick<Mutant, "file" | "before" | "after">): string {
  return JSON.stringify([file, before, after]);
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
