/** Chance that can be thrown again: the same seed, the same throws. */
export type Dice = {
  /** A whole number from 0 to `count` - 1. */
  readonly below: (count: number) => number;
  /** True `percent` times of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <const T>(from: readonly [T, ...T[]]) => T;
  /** At most `most` of `from`, in their order, often none. */
  readonly some: <T>(from: readonly T[], most: number) => T[];
};

/** Marsaglia's xorshift with 32 bits; `seed` any whole number but 0. */
export function diceOf(seed: number): Dice {
  let state = seed | 0 || 1;
  const below = (count: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (from) => from[below(from.length)] ?? from[0],
    some: (from, most) => {
      const kept = from.filter(() => below(from.length) < most);
      return kept.slice(0, below(most + 1));
    },
  };
}
