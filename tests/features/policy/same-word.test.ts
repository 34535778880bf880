import { describe, expect, it } from "vitest";
import { sameWord } from "../../../app/features/policy/same-word";

describe("a word, from wherever it came,", () => {
  it.each([
    "refund.issue",
    "team.stop",
    "order_age_days",
    "PARTIALLY_REFUNDED",
    "FULFILLED",
    "rolling_24h",
    "own",
    "vip",
  ])("is the same word: %s", (word) => {
    expect(sameWord(JSON.parse(JSON.stringify(word)) as string)).toBe(word);
  });
});
