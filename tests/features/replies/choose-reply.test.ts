import { describe, expect, it } from "vitest";
import type { Situation, StatusStory } from "../../../app/features/orders/status-story";
import { allTemplates, chooseReply, findTemplate, replyLanguage } from "../../../app/features/replies/choose-reply";
import { TEMPLATE_NAMES, templateId, type TemplateName } from "../../../app/features/replies/template";

const STORY: StatusStory = {
  situation: "in_transit",
  paid: true,
  ageDays: 3,
  orderedAt: "2026-11-20T10:00:00Z",
  promisedAt: "2026-11-27T10:00:00Z",
  lateDays: 0,
  shippedAt: "2026-11-21T10:00:00Z",
  inTransitAt: null,
  deliveredAt: null,
  cancelledAt: null,
  carrier: "GLS",
  trackingNumber: "1",
  trackingUrl: "https://track.example/1",
  lastSeen: null,
};

describe("the reply that fits", () => {
  it.each([
    ["unpaid", {}, "unpaid"],
    ["preparing", {}, "preparing"],
    ["preparing", { lateDays: 2 }, "preparing_late"],
    ["partly_shipped", {}, "partly_shipped"],
    ["partly_shipped", { lateDays: 2 }, "partly_shipped"],
    ["shipped", {}, "shipped"],
    ["shipped", { lateDays: 1 }, "late"],
    ["shipped", { trackingUrl: null }, "shipped_no_tracking"],
    ["shipped", { trackingUrl: null, lateDays: 1 }, "shipped_late_no_tracking"],
    ["in_transit", {}, "in_transit"],
    ["in_transit", { lateDays: 1 }, "late"],
    ["delivered", {}, "delivered"],
    ["refunded", {}, "refunded"],
    ["cancelled", {}, "cancelled"],
  ] satisfies [Situation, Partial<StatusStory>, TemplateName][])("%s %j: %s", (situation, change, name) => {
    expect(chooseReply({ ...STORY, situation, ...change })).toBe(name);
  });
});

describe("the customer's language", () => {
  it.each([
    ["it", "IT", "it"],
    ["it-IT", "DE", "it"],
    ["IT", "", "it"],
    ["en", "IT", "en"],
    ["de", "IT", "en"],
    ["fr-FR", "FR", "en"],
    [null, "IT", "it"],
    [null, "DE", "en"],
    [null, "", "en"],
  ])("order says %s, country %s: %s", (locale, countryCode, language) => {
    expect(replyLanguage({ locale, countryCode })).toBe(language);
  });
});

describe("the starter packs", () => {
  it.each(["en", "it"] as const)("in %s have every template once, with the same name in the same place", (language) => {
    expect(allTemplates(language).map((template) => template.name)).toEqual([...TEMPLATE_NAMES]);
  });

  it("use the same facts in both languages", () => {
    const factsOf = (body: string) => new Set([...body.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name));
    for (const name of TEMPLATE_NAMES)
      expect(factsOf(findTemplate(name, "it").body), name).toEqual(factsOf(findTemplate(name, "en").body));
  });

  it("all begin with the greeting", () => {
    for (const language of ["en", "it"] as const)
      for (const { body } of allTemplates(language)) expect(body.startsWith("{{ greeting }}\n\n")).toBe(true);
  });

  it("are named in the record with their version", () => {
    expect(templateId(findTemplate("late", "it"))).toBe("late@1");
  });
});
