import { originOf } from "../order-origin";
import { CHANNEL_NAMES } from "../origin";
import { LOCATIONS } from "../shipping";
import type { Order } from "../state";
import { gid } from "./line-view";

const ADVICE = { HIGH: "CANCEL", MEDIUM: "INVESTIGATE", LOW: "ACCEPT", NONE: "NONE", PENDING: "NONE" } as const;

/** What an order shows of where it came from: the same facts that the search filters by. */
export function originView(order: Order) {
  const origin = originOf(order);
  const location = LOCATIONS.find(({ id }) => id === origin.locationId);
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const left = order.lines.reduce((sum, line) => sum + line.quantity - line.removed, 0);
  return {
    confirmationNumber: origin.confirmationNumber,
    test: origin.test,
    sourceName: origin.sourceName,
    sourceIdentifier: origin.sourceIdentifier,
    cartToken: origin.cartToken,
    checkoutToken: origin.checkoutToken,
    discountCode: origin.discountCodes[0] ?? null,
    discountCodes: origin.discountCodes,
    poNumber: origin.poNumber,
    totalWeight: String(origin.weightGrams),
    currentTotalWeight: String(origin.weightGrams),
    subtotalLineItemsQuantity: pieces,
    currentSubtotalLineItemsQuantity: left,
    attribution: {
      __typename: "OrderAttribution",
      handle: origin.channel,
      displayName: CHANNEL_NAMES[origin.channel] ?? origin.channel,
      icon: null,
    },
    retailLocation:
      location === undefined ? null : { __typename: "Location", id: gid("Location", location.id), name: location.name },
    risk: {
      __typename: "OrderRiskSummary",
      recommendation: ADVICE[origin.risk],
      assessments: [{ __typename: "OrderRiskAssessment", riskLevel: origin.risk, facts: [], provider: null }],
    },
    disputes: origin.disputes.map(({ id, initiatedAs, status }) => ({
      __typename: "OrderDisputeSummary",
      id: gid("OrderDisputeSummary", id),
      initiatedAs,
      status,
    })),
  };
}
