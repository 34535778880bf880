import { describe, expect, it } from "vitest";
import { pickLocale } from "../../app/i18n/locale";

describe("the reader's language", () => {
  it.each([
    [["it", "en"], "it"],
    [["it-IT"], "it"],
    [["IT"], "it"],
    [["en-GB", "it"], "en"],
    [[null, "it"], "it"],
    [[undefined, null, "it-CH"], "it"],
    [["de", "it"], "it"],
    [["de", "fr"], "en"],
    [[""], "en"],
    [[], "en"],
  ] as const)("of the wishes %j: %s", (wishes, locale) => {
    expect(pickLocale(...wishes)).toBe(locale);
  });
});
