import { describe, expect, it } from "vitest";
import { carries, recordedTracking, Tracking, trackingInput } from "../../../app/features/fulfilment/tracking";

const GIVEN = { company: "BRT", number: "1Z999AA10123456784", url: "https://track.example.com/1Z999" };

describe("what a person may type as tracking", () => {
  it.each([
    ["all three", GIVEN],
    ["a number alone", { company: null, number: "A1", url: null }],
    ["spaces around it, which go", { company: " BRT ", number: " A1 ", url: null }],
  ])("%s is taken", (_, tracking) => {
    expect(Tracking.safeParse(tracking).success).toBe(true);
  });

  it.each([
    ["no number", { ...GIVEN, number: " " }],
    [
      "a number with a line break, which would make a second line in the customer's e-mail",
      { ...GIVEN, number: "A1\nB2" },
    ],
    ["a number beyond all measure", { ...GIVEN, number: "1".repeat(101) }],
    ["a page without encryption", { ...GIVEN, url: "http://track.example.com/1" }],
    ["a script", { ...GIVEN, url: "javascript:alert(1)" }],
    ["a log-in in the address", { ...GIVEN, url: "https://brt.it@evil.example/1" }],
    ["a machine of the house", { ...GIVEN, url: "https://localhost/1" }],
    ["no address at all", { ...GIVEN, url: "track" }],
    ["more than there is to say", { ...GIVEN, numbers: ["1"] }],
  ])("%s is refused", (_, tracking) => {
    expect(Tracking.safeParse(tracking).success).toBe(false);
  });
});

describe("is what was sent there", () => {
  const sent = trackingInput({ company: "BRT", number: "A1", url: null });
  const shown = { company: "BRT", number: "A1", url: null };
  it.each([
    ["the same", [shown], true],
    ["the same, with an address that Shopify made", [{ ...shown, url: "https://brt.it/A1" }], true],
    ["another number", [{ ...shown, number: "A2" }], false],
    ["another carrier", [{ ...shown, company: "DHL" }], false],
    ["none", [], false],
    ["it among others", [shown, { ...shown, number: "A2" }], false],
  ])("%s: %s", (_, tracking, there) => {
    expect(carries(tracking, sent)).toBe(there);
  });
});

describe("what the record keeps of tracking", () => {
  it("is the carrier, the end of the number and the host: nobody finds the customer with it", () => {
    expect(recordedTracking([GIVEN, { company: null, number: "123", url: "broken" }])).toEqual({
      company: ["BRT", ""],
      number: ["…6784", "…"],
      page: ["track.example.com", ""],
    });
  });
});
