import { describe, expect, it } from "vitest";
import { DISPUTE_STANDINGS, disputeOf, mayPayTwice } from "../../../app/features/policy/dispute";

const CARD = ["shopify_payments"];
const dispute = (status: string, initiatedAs = "CHARGEBACK") => ({ status, initiatedAs });

describe("the customer's bank", () => {
  it.each([
    ["no dispute of a card payment", [], CARD, "none"],
    ["a chargeback that waits for the shop", [dispute("NEEDS_RESPONSE")], CARD, "chargeback"],
    ["one that the bank looks at", [dispute("UNDER_REVIEW")], CARD, "chargeback"],
    ["an inquiry", [dispute("NEEDS_RESPONSE", "INQUIRY")], CARD, "inquiry"],
    [
      "an inquiry and a chargeback",
      [dispute("NEEDS_RESPONSE", "INQUIRY"), dispute("UNDER_REVIEW")],
      CARD,
      "chargeback",
    ],
    ["lost: the customer has the money", [dispute("LOST")], CARD, "taken_back"],
    ["accepted by the shop", [dispute("ACCEPTED")], CARD, "taken_back"],
    ["refunded through the charge", [dispute("CHARGE_REFUNDED")], CARD, "taken_back"],
    ["prevented, by a refund as a rule", [dispute("PREVENTED", "INQUIRY")], CARD, "taken_back"],
    ["won: the money stayed", [dispute("WON")], CARD, "none"],
    ["won, then a new one", [dispute("WON"), dispute("NEEDS_RESPONSE")], CARD, "chargeback"],
    ["a status Shopify added", [dispute("ESCALATED")], CARD, "chargeback"],
    ["a kind Shopify added", [dispute("UNDER_REVIEW", "ARBITRATION")], CARD, "chargeback"],
    ["another service", [], ["paypal"], "unseen"],
    ["a card and another service", [], ["shopify_payments", "paypal"], "unseen"],
    ["a dispute is told even beside another service", [dispute("NEEDS_RESPONSE")], ["paypal"], "chargeback"],
    ["a gift card, which no bank takes back", [], ["gift_card", "shopify_payments"], "none"],
    ["nothing paid", [], [], "none"],
  ])("%s", (_says, disputes, gateways, standing) => {
    expect(disputeOf(disputes, gateways)).toBe(standing);
  });

  it("makes a second payment likely while it asks and after it took, not where nobody can see", () => {
    expect(DISPUTE_STANDINGS.filter(mayPayTwice)).toEqual(["inquiry", "chargeback", "taken_back"]);
  });
});
