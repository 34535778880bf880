import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../app/i18n/load";
import { catalogue as en } from "../../app/i18n/messages/en/catalogue";
import { catalogue as it_ } from "../../app/i18n/messages/it/catalogue";
import { makeWords } from "../../app/i18n/words";

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
const ENGLISH: Words = en.words;
const ITALIAN: Words = it_.words;

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name ?? ""))].toSorted();
}

/** Every key with both sentences: "orders:title" -> [en, it]. */
function pairs(english: Words, italian: Words): [string, string, string | undefined][] {
  return Object.entries(english).flatMap(([group, words]) =>
    Object.entries(words).map(([key, text]): [string, string, string | undefined] => [
      `${group}:${key}`,
      text,
      italian[group]?.[key],
    ]),
  );
}

/** What is wrong between two languages, by key. */
function differences(english: Words, italian: Words): string[] {
  const missing = pairs(english, italian)
    .filter(([, , italianText]) => italianText === undefined)
    .map(([key]) => `${key}: no Italian`);
  const extra = pairs(italian, english)
    .filter(([, , englishText]) => englishText === undefined)
    .map(([key]) => `${key}: no English`);
  const other = pairs(english, italian)
    .filter(
      ([, text, italianText]) =>
        italianText !== undefined && placeholders(text).join() !== placeholders(italianText).join(),
    )
    .map(([key]) => `${key}: other placeholders`);
  return [...missing, ...extra, ...other];
}

describe("the words of both languages", () => {
  it("have the same keys, and each sentence the same placeholders", () => {
    expect(differences(ENGLISH, ITALIAN)).toEqual([]);
  });

  it("are none of them empty, and none has a brace too many", () => {
    const odd = [...pairs(ENGLISH, ITALIAN)].filter(([, text, italianText]) =>
      [text, italianText ?? ""].some(
        (one) => one.trim() === "" || one.replace(/{{\s*\w+\s*}}/g, "").match(/[{}]/) !== null,
      ),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  it("have both plurals wherever they have one, each naming the number", () => {
    const keys = new Set(pairs(ENGLISH, ITALIAN).map(([key]) => key));
    const lonely = [...keys].filter((key) => key.endsWith("_one") && !keys.has(key.replace(/_one$/, "_other")));
    expect(lonely).toEqual([]);
  });

  it("would be caught if one lacked a key or a placeholder", () => {
    expect(differences({ a: { x: "{{n}}", y: "y" }, b: {} }, { a: { x: "x" }, b: { z: "z" } })).toEqual([
      "a:y: no Italian",
      "b:z: no English",
      "a:x: other placeholders",
    ]);
  });

  it("are loaded one language at a time", async () => {
    expect((await loadCatalogue("it")).words.orders.title).toBe(it_.words.orders.title);
    expect((await loadCatalogue("en")).words.orders.title).toBe(en.words.orders.title);
  });
});

describe("the engine", () => {
  it.each([
    ["en", en, "Late by 1 day", "Late by 2 days"],
    ["it", it_, "In ritardo di 1 giorno", "In ritardo di 2 giorni"],
  ] as const)("counts as %s does", (locale, catalogue, one, two) => {
    const words = makeWords(locale, catalogue);
    expect([1, 2].map((count) => words.t("orders:late", { count }))).toEqual([one, two]);
  });

  it("prints what it is given literally: a name cannot bring words of its own", () => {
    const words = makeWords("en", en);
    expect(words.t("common:notAllowedBody", { owner: "{{shop}} $t(common:app) <b>" })).toContain("<b>");
    expect(words.t("common:notAllowedBody", { owner: "{{shop}}" })).toContain("{{shop}}");
  });
});
