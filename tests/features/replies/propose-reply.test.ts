import { describe, expect, it } from "vitest";
import { statusStory } from "../../../app/features/orders/status-story";
import { proposeReplies } from "../../../app/features/replies/propose-reply";
import { anOrder, CANARIES, PARCEL } from "../orders/an-order";

const CONTEXT = { now: "2026-11-23T10:00:00Z", promiseDays: 7, timeZone: "Europe/Rome" };
const READER = {
  signature: { person: "Chiara", shop: "Loto Lento" },
  timeZone: "Europe/Rome",
  showName: true,
} as const;

function propose(locale: "en" | "it", order = anOrder(), showName = true) {
  return proposeReplies(order, { ...READER, locale, showName, story: statusStory(order, CONTEXT) });
}
const chosen = (replies: ReturnType<typeof propose>) => replies.all.find((reply) => reply.name === replies.chosen);

describe("the proposed reply", () => {
  it("is in the customer's language, ready to copy, signed", () => {
    const replies = propose("it");
    expect(replies).toMatchObject({ language: "it", chosen: "late" });
    expect(chosen(replies)).toMatchObject({ id: "late@1", missing: [], forYou: null });
    expect(chosen(replies)?.text).toMatch(/^Ciao Michela,\n\n[^]*6 giorni[^]*\n\nChiara, Loto Lento$/);
  });

  it("comes with the same words in the reader's language where that is another one", () => {
    const reply = chosen(propose("en"));
    expect(reply?.text.startsWith("Ciao Michela,")).toBe(true);
    expect(reply?.forYou).toMatch(/^Hi Michela,\n\n[^]*6 days late/);
  });

  it("has no name where the reader may not see it, in either language", () => {
    const reply = chosen(propose("en", anOrder(), false));
    expect(reply?.text.startsWith("Ciao,\n")).toBe(true);
    expect(reply?.forYou?.startsWith("Hi,\n")).toBe(true);
    expect(JSON.stringify(reply)).not.toContain("Michela");
  });

  it("never holds e-mail, phone, street or last name", () => {
    const text = JSON.stringify(propose("en"));
    expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it("names what is missing where a link is expected and there is none", () => {
    const order = anOrder({}, [{ ...PARCEL, trackingInfo: [] }]);
    expect(chosen(propose("it", order))?.missing).toEqual(["carrier", "tracking_url"]);
  });

  it("is not ready while the carrier has no name", () => {
    const order = anOrder({}, [
      { ...PARCEL, trackingInfo: [{ company: null, number: "BX1", url: "https://track.example/BX1" }] },
    ]);
    expect(chosen(propose("it", order))?.missing).toEqual(["carrier"]);
  });

  it("comes with all others to choose from; the refund's is blocked on an order without refunds", () => {
    const order = anOrder({ totalRefundedSet: { shopMoney: { amount: "0.0", currencyCode: "EUR" } } });
    const replies = propose("it", order);
    expect(replies.all).toHaveLength(12);
    expect(replies.all.find((reply) => reply.name === "refunded")?.missing).toEqual(["refunded"]);
  });

  it("writes amounts as its language does", () => {
    const refunded = (locale: string) =>
      propose("en", anOrder({ customerLocale: locale })).all.find((reply) => reply.name === "refunded")?.text;
    expect(refunded("it")).toMatch(/5,00\s€/);
    expect(refunded("de")).toContain("€5.00");
  });
});
