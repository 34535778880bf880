import { describe, expect, it } from "vitest";
import { EFFECTS } from "../../../app/effects.server";
import { isChosenFrom, movesMoney } from "../../../app/features/doubt/what";
import { doubt as en } from "../../../app/i18n/messages/en/doubt";
import { doubt as it_ } from "../../../app/i18n/messages/it/doubt";

const LANGUAGES = { en, it: it_ } as const;
const ABOUT_MONEY = /{{amount}}|\b(paid|spent|pagat|speso|importo)/i;

/** The sentences that the page says of one kind of change; null = not there. */
function sentencesOf(words: Readonly<Record<string, string>>, effect: string): Record<string, string | null> {
  const chosen = isChosenFrom(effect) ? ["whichOne", "noneOpen"] : [];
  const title = movesMoney(effect) ? [] : ["what"];
  const keys = [...title, "question", "happenedMeans", "notHappenedMeans", ...chosen];
  return Object.fromEntries(keys.map((key) => [key, words[`${key}_${effect}`] ?? null]));
}

const moneyWords = (effect: string, words: Readonly<Record<string, string>>) =>
  Object.values(sentencesOf(words, effect)).filter((sentence) => ABOUT_MONEY.test(sentence ?? ""));

describe.each(Object.entries(LANGUAGES))("in %s", (_, words) => {
  it.each([...EFFECTS.keys()])("%s has its title, its question, what each answer means, and its choices", (effect) => {
    expect(Object.entries(sentencesOf(words, effect)).filter(([, sentence]) => sentence === null)).toEqual([]);
  });

  it.each([...EFFECTS.keys()].filter((effect) => !movesMoney(effect)))("%s has no words about money", (effect) => {
    expect(moneyWords(effect, words)).toEqual([]);
  });

  it("control: a refund has, and a kind of change to come has no words yet", () => {
    expect(moneyWords("refund.issue", words)).not.toEqual([]);
    expect(Object.values(sentencesOf(words, "order.to.come")).every((sentence) => sentence === null)).toBe(true);
  });
});
