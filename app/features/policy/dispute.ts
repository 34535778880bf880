import { z } from "zod";

/** An order's disputes as Shopify sums them up; a word it adds one day is taken for one that is still open. */
export const Disputes = z.array(z.object({ initiatedAs: z.string(), status: z.string() }));

/**
 * Where the customer's bank stands: nothing known; it asks (inquiry) or takes the money back (chargeback); it took it
 * back; or nobody can tell, because only disputes of Shopify Payments reach Shopify.
 */
export const DISPUTE_STANDINGS = ["none", "inquiry", "chargeback", "taken_back", "unseen"] as const;
export type DisputeStanding = (typeof DISPUTE_STANDINGS)[number];

/** Over, and the money stayed with the shop. Every other end gave it, or may have given it, to the customer. */
const KEPT = "WON";
const ENDED: ReadonlySet<string> = new Set(["ACCEPTED", "CHARGE_REFUNDED", "LOST", "PREVENTED"]);
const SEEN_GATEWAY = "shopify_payments";
/** Payments that no bank can take back. */
const NO_BANK: ReadonlySet<string> = new Set(["gift_card", "shopify_store_credit", "manual", "cash"]);

/** The worst of an order's disputes; `gateways` are the names of the services that it was paid by. */
export function disputeOf(disputes: z.infer<typeof Disputes>, gateways: readonly string[]): DisputeStanding {
  const live = disputes.filter(({ status }) => status !== KEPT);
  const open = live.filter(({ status }) => !ENDED.has(status));
  if (open.some(({ initiatedAs }) => initiatedAs !== "INQUIRY")) return "chargeback";
  if (open.length > 0) return "inquiry";
  if (live.length > 0) return "taken_back";
  return gateways.some((gateway) => gateway !== SEEN_GATEWAY && !NO_BANK.has(gateway)) ? "unseen" : "none";
}

/** Whoever gives money back now may give it twice. */
export function mayPayTwice(standing: DisputeStanding): boolean {
  return standing === "inquiry" || standing === "chargeback" || standing === "taken_back";
}
