import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_ADDRESS, nextAddress, sameAddress, TypedAddress } from "../../../app/features/changes/address";
import { sameEmail, TypedEmail } from "../../../app/features/changes/email";
import { nextNote, TypedNote } from "../../../app/features/changes/note";
import { guardedTag, isTagged, tagChange, tagsIn, TypedTags } from "../../../app/features/changes/tags";
import { grantWith } from "../../../app/features/policy/made-up";
import { VIA_NUOVA } from "./a-change";

const fits = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("a note", () => {
  it.each([
    ["empty, which takes it away", "", true],
    ["of 5000 characters", "a".repeat(5000), true],
    ["of 5001 characters", "a".repeat(5001), false],
    ["in other scripts, with emoji", "客户 ☎️ Ñandú 👩‍👧", true],
    ["of several lines with a tab", "uno\r\ndue\tdue", true],
    ["with a zero", "a\u0000", false],
    ["with an escape", "\u001b[2J", false],
    ["with a control character of the upper half", "\u009b", false],
    ["with half a character", "\ud83d", false],
  ])("%s: %s", (_, note, wanted) => {
    expect(fits(TypedNote, { how: "set", note })).toBe(wanted);
  });

  it("ends its lines in one way, and has nothing behind it", () => {
    expect(TypedNote.parse({ how: "set", note: "uno\r\ndue \n" })).toEqual({ how: "set", note: "uno\ndue" });
  });

  it.each([
    ["set", "nuova", "vecchia", "nuova"],
    ["set", "", "vecchia", ""],
    ["add", "sotto", "sopra", "sopra\nsotto"],
    ["add", "sola", "", "sola"],
  ] as const)("%s %j on %j is %j", (how, note, now, wanted) => {
    expect(nextNote({ how, note }, now)).toEqual({ ok: true, value: wanted });
  });

  it("of nothing is not added, and of too much neither", () => {
    expect(fits(TypedNote, { how: "add", note: " " })).toBe(false);
    expect(nextNote({ how: "add", note: "b" }, "a".repeat(4998))).toMatchObject({ ok: true });
    expect(nextNote({ how: "add", note: "b" }, "a".repeat(4999))).toMatchObject({
      ok: false,
      error: { code: "note_too_long" },
    });
  });
});

describe("tags", () => {
  it.each([
    ["one to come", { add: ["vip"], remove: [] }, true],
    ["one to go", { add: [], remove: ["vip"] }, true],
    ["nothing", { add: [], remove: [] }, false],
    ["of 40 characters", { add: ["a".repeat(40)], remove: [] }, true],
    ["of 41 characters", { add: ["a".repeat(41)], remove: [] }, false],
    ["with a comma, which would be two", { add: ["a,b"], remove: [] }, false],
    ["empty", { add: [" "], remove: [] }, false],
    ["250 of them", { add: Array.from({ length: 250 }, (_, at) => `t${String(at)}`), remove: [] }, true],
    ["251 of them", { add: Array.from({ length: 251 }, (_, at) => `t${String(at)}`), remove: [] }, false],
    ["one that comes and goes, in another case", { add: ["VIP"], remove: ["vip"] }, false],
    ["with a line break", { add: ["a\nb"], remove: [] }, false],
    ["with another key", { add: ["a"], remove: [], set: ["b"] }, false],
  ])("%s: %s %s", (_, typed, wanted) => {
    expect(fits(TypedTags, typed)).toBe(wanted);
  });

  it("are typed with commas between them, and the same one twice is one", () => {
    expect(tagsIn(" vip,  regalo ,, ")).toEqual(["vip", "regalo"]);
    expect(TypedTags.parse({ add: ["vip", "VIP", "x"], remove: [] }).add).toEqual(["vip", "x"]);
  });

  it.each([
    [["uno"], { add: ["due"], remove: [] }, { add: ["due"], remove: [] }],
    [["uno"], { add: ["UNO", "due"], remove: ["tre"] }, { add: ["due"], remove: [] }],
    [["Uno"], { add: [], remove: ["uno"] }, { add: [], remove: ["uno"] }],
    [["uno"], { add: ["Uno"], remove: [] }, "nothing_to_change"],
    [Array.from({ length: 250 }, (_, at) => `t${String(at)}`), { add: ["x"], remove: [] }, "too_many_tags"],
    [
      Array.from({ length: 250 }, (_, at) => `t${String(at)}`),
      { add: ["x"], remove: ["T1"] },
      { add: ["x"], remove: ["T1"] },
    ],
  ])("on %j, %j changes %j", (now, typed, wanted) => {
    const change = tagChange(typed, now);
    expect(change.ok ? change.value : change.error.code).toEqual(wanted);
  });

  it("whatever they are, are as they were to be once they came and went, and nothing else is touched", () => {
    const tag = fc.stringMatching(/^[a-cA-C]{1,2}$/);
    fc.assert(
      fc.property(fc.uniqueArray(tag), fc.array(tag), fc.array(tag), (now, add, remove) => {
        const typed = TypedTags.safeParse({ add, remove });
        if (!typed.success) return;
        const change = tagChange(typed.data, now);
        if (!change.ok) return;
        const gone = (one: string) => change.value.remove.some((tag) => tag.toLowerCase() === one.toLowerCase());
        const after = [...now.filter((one) => !gone(one)), ...change.value.add];
        expect(isTagged(change.value, after)).toBe(true);
        expect(isTagged(change.value, now)).toBe(false);
      }),
    );
  });

  it("that a rule of the person asks about are found in any case, the owner's never", () => {
    const rules = [
      {
        action: "refund.issue" as const,
        answer: "can" as const,
        conditions: [{ kind: "tags" as const, oneOf: ["Vip"], noneOf: ["frode"], otherwise: "deny" as const }],
        limits: [],
      },
    ];
    const her = { kind: "assistant" as const, grant: grantWith(rules) };
    expect(guardedTag(her, { add: ["VIP"], remove: [] })).toBe("VIP");
    expect(guardedTag(her, { add: [], remove: ["Frode"] })).toBe("Frode");
    expect(guardedTag(her, { add: ["altro"], remove: [] })).toBeNull();
    expect(guardedTag({ kind: "owner" }, { add: ["VIP"], remove: [] })).toBeNull();
  });
});

describe("an e-mail", () => {
  it.each([
    ["michela@example.com", true],
    [" michela+gift@example.co.uk ", true],
    ["", false],
    ["michela", false],
    ["michela@", false],
    ["michela@example", false],
    ["a b@example.com", false],
    ["a@b.it, c@d.it", false],
    ["a@b.it\nBcc: c@d.it", false],
    ["a@b.it\u0000", false],
    [`${"a".repeat(250)}@b.it`, false],
  ])("%j: %s", (email, wanted) => {
    expect(fits(TypedEmail, email)).toBe(wanted);
  });

  it("is the same in capitals, and not with a letter more", () => {
    expect(sameEmail("A@b.it", "a@B.it")).toBe(true);
    expect(sameEmail("a@b.it", "aa@b.it")).toBe(false);
  });
});

describe("an address", () => {
  const now = {
    ...NO_ADDRESS,
    firstName: "Ada",
    lastName: "Neri",
    company: "Ditta",
    phone: "+39 1",
    countryCode: "IT",
  };

  it.each([
    ["as it is typed", {}, true],
    ["without a street", { address1: " " }, false],
    ["without a city", { city: "" }, false],
    ["without a postal code, as some countries have none", { zip: "" }, true],
    ["in other scripts", { address1: "北京市 朝阳区 1号", city: "北京" }, true],
    ["longer than Shopify keeps", { address1: "a".repeat(256) }, false],
    ["of two lines in one", { address1: "Via A\n1" }, false],
    ["to another country", { countryCode: "FR" }, false],
    ["with somebody's phone", { phone: "+39 2" }, false],
  ])("%s: %s", (_, more, wanted) => {
    expect(fits(TypedAddress, { ...VIA_NUOVA, ...more })).toBe(wanted);
  });

  it("keeps whose parcel it is unless a name is typed, and always company, phone and country", () => {
    expect(nextAddress(VIA_NUOVA, now)).toMatchObject({ firstName: "Ada", lastName: "Neri", address1: "Via Nuova 7" });
    const other = nextAddress({ ...VIA_NUOVA, lastName: "Blu" }, now);
    expect(other).toMatchObject({
      firstName: "",
      lastName: "Blu",
      company: "Ditta",
      phone: "+39 1",
      countryCode: "IT",
    });
  });

  it("is the same with other blanks and letter case, and another with anything else", () => {
    const one = nextAddress(VIA_NUOVA, now);
    expect(sameAddress(one, { ...one, address1: " via  nuova 7 " })).toBe(true);
    for (const part of Object.keys(one) as (keyof typeof one)[])
      expect(sameAddress(one, { ...one, [part]: `${one[part]}x` })).toBe(false);
  });
});
