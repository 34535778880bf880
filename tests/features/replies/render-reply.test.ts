import { describe, expect, it } from "vitest";
import { statusStory, type StoryFacts } from "../../../app/features/orders/status-story";
import { allTemplates, chooseReply, findTemplate } from "../../../app/features/replies/choose-reply";
import { renderReply } from "../../../app/features/replies/render-reply";
import { replyFacts } from "../../../app/features/replies/reply-facts";
import { REPLY_LANGUAGES } from "../../../app/features/replies/template";

const NOW = "2026-11-23T10:00:00Z";
const CONTEXT = { now: NOW, promiseDays: 7, timeZone: "Europe/Rome" };
const SIGNATURE = { person: "Chiara", shop: "Loto Lento" };

const ORDER: StoryFacts = {
  createdAt: "2026-11-11T10:00:00Z",
  cancelledAt: null,
  paymentStatus: "PAID",
  partlyShipped: false,
  fulfilments: [],
};
const PARCEL = {
  state: "in_transit" as const,
  shippedAt: "2026-11-13T10:00:00Z",
  inTransitAt: "2026-11-14T10:00:00Z",
  deliveredAt: null,
};
const TRACKED = { ...PARCEL, tracking: [{ company: "GLS", number: "BX1", url: "https://track.example/BX1" }] };

function reply(order: StoryFacts, language: "en" | "it", firstName: string | null = "Michela") {
  const story = statusStory(order, CONTEXT);
  const facts = replyFacts(
    { orderName: "#1047", firstName, refunded: { amountMinor: 500, currency: "EUR" }, story, timeZone: "Europe/Rome" },
    language,
  );
  return renderReply(findTemplate(chooseReply(story), language), facts, SIGNATURE);
}

describe("a canned reply", () => {
  it("says in Italian that the parcel is on its way and late by how many days, with the link", () => {
    const { text } = reply({ ...ORDER, fulfilments: [TRACKED] }, "it");
    expect(text).toContain("Ciao Michela,");
    expect(text).toContain("partito il 13/11/2026 ed è in ritardo di 5 giorni");
    expect(text).toContain("https://track.example/BX1");
    expect(text.endsWith("Chiara, Loto Lento")).toBe(true);
  });

  it("greets without a name where the reader may not see it", () => {
    expect(reply(ORDER, "en", null).text.startsWith("Hi,\n")).toBe(true);
  });

  it("names the tracking link as missing and is not ready to send", () => {
    expect(reply({ ...ORDER, fulfilments: [PARCEL] }, "en")).toMatchObject({
      ok: false,
      missing: ["carrier", "tracking_url"],
    });
  });

  it("answers shipped, no tracking without pretending a link", () => {
    const rendered = reply({ ...ORDER, fulfilments: [{ ...PARCEL, state: "shipped", inTransitAt: null }] }, "en");
    expect(rendered).toMatchObject({ ok: true });
    expect(rendered.text).toContain("no tracking link");
  });

  it("prints a name that looks like a template literally", () => {
    expect(reply(ORDER, "en", "{{ order }}").text).toContain("Hi {{ order }},");
  });

  it.each(REPLY_LANGUAGES)("every template in %s renders with all facts and leaves no gap", (language) => {
    const story = statusStory({ ...ORDER, cancelledAt: NOW, fulfilments: [{ ...TRACKED, deliveredAt: NOW }] }, CONTEXT);
    const facts = replyFacts(
      {
        orderName: "#1",
        firstName: "A",
        refunded: { amountMinor: 1, currency: "EUR" },
        story: { ...story, lateDays: 2 },
        timeZone: "Europe/Rome",
      },
      language,
    );
    for (const template of allTemplates(language)) {
      const rendered = renderReply(template, facts, SIGNATURE);
      expect(rendered.ok, template.name).toBe(true);
      expect(rendered.text).not.toMatch(/[{}‹›]/);
    }
  });
});
