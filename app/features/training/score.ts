import { EXAMPLE_IDS, type ExampleId } from "./example-id";
import { allRight, type Parts } from "./parts";

/** A try as it was kept: of which example or order, under which rules, and whether it is the first or the latest. */
export type Tried = {
  readonly example: string;
  readonly rules: string;
  readonly parts: Parts;
  readonly at: string;
  readonly first: boolean;
  readonly latest: boolean;
};

export type Count = { readonly right: number; readonly of: number };

/** How somebody stands: the latest try of each example counts, the first is told beside it. */
export type Score = {
  readonly latest: Count;
  readonly first: number;
  readonly parts: Readonly<Record<keyof Parts, Count>>;
  readonly marks: Readonly<Partial<Record<ExampleId, "right" | "wrong">>>;
  /** Orders of the shop's own, scored apart. */
  readonly own: Count;
  /** Some of what counts was tried under rules that have changed since. */
  readonly old: boolean;
  readonly lastAt: string | null;
};

/** Adds up tries; `rules` is the mark of the rules as they are now, null = not compared. */
export function scoreOf(tries: readonly Tried[], rules: string | null): Score {
  const isExample = ({ example }: Tried) => EXAMPLE_IDS.some((id) => id === example);
  const latest = tries.filter((one) => one.latest && isExample(one));
  const own = tries.filter((one) => one.latest && !isExample(one));
  const part = (name: keyof Parts) =>
    count(
      latest.filter(({ parts }) => parts[name] !== null),
      ({ parts }) => parts[name] === true,
    );
  return {
    latest: count(latest, isRight),
    first: tries.filter((one) => one.first && isExample(one) && isRight(one)).length,
    parts: { reply: part("reply"), remedy: part("remedy"), limit: part("limit") },
    marks: Object.fromEntries(latest.map((one) => [one.example, isRight(one) ? "right" : "wrong"])),
    own: count(own, isRight),
    old: rules !== null && latest.some((one) => one.rules !== rules),
    lastAt:
      tries
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? null,
  };
}

function isRight({ parts }: Tried): boolean {
  return allRight(parts);
}

function count(tries: readonly Tried[], right: (one: Tried) => boolean): Count {
  return { right: tries.filter(right).length, of: tries.length };
}

/** The example after this one that was not tried yet or not right, going round; null = all of them are right. */
export function nextOpen(marks: Score["marks"], after: ExampleId | null): ExampleId | null {
  const start = after === null ? 0 : EXAMPLE_IDS.indexOf(after) + 1;
  const round = [...EXAMPLE_IDS.slice(start), ...EXAMPLE_IDS.slice(0, start)];
  return (
    round.find((id) => id !== after && marks[id] === undefined) ??
    round.find((id) => id !== after && marks[id] === "wrong") ??
    null
  );
}
