import { z } from "zod";
import { parseMoney } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { disputeOf, Disputes, mayPayTwice } from "../policy/dispute";
import { FULFILLMENT_STATUSES, PaymentStatus, RISKS } from "../policy/condition";
import type { OrderFacts } from "../policy/facts";

const Amount = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context) => {
    const money = parseMoney(amount, currencyCode);
    if (money.ok) return money.value.amountMinor;
    context.addIssue({ code: "custom", message: money.error.code });
    return z.NEVER;
  });

/** Shopify's answer to the fragment OrderFacts, as policy weighs it. A word Shopify adds one day is one nobody can read. */
export const OrderFactsAnswer = z
  .object({
    createdAt: z.iso.datetime({ offset: true }),
    displayFinancialStatus: PaymentStatus.nullable(),
    displayFulfillmentStatus: z.enum(FULFILLMENT_STATUSES).nullable().catch(null),
    risk: z.object({ recommendation: z.enum(RISKS).nullable().catch(null) }),
    tags: z.array(z.string()),
    shippingAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
    presentmentCurrencyCode: z.string(),
    paymentGatewayNames: z.array(z.string()),
    disputes: Disputes,
    totalPriceSet: z.object({ shopMoney: Amount }),
    skus: z.object({ nodes: z.array(z.object({ sku: z.string().nullable() })) }),
  })
  .transform((order): OrderFacts => ({
    createdAtMs: Date.parse(order.createdAt),
    totalMinor: order.totalPriceSet.shopMoney,
    paymentStatus: order.displayFinancialStatus ?? "PENDING",
    fulfillmentStatus: order.displayFulfillmentStatus,
    risk: order.risk.recommendation,
    tags: order.tags,
    country: order.shippingAddress?.countryCodeV2 ?? null,
    currency: order.presentmentCurrencyCode,
    gateways: order.paymentGatewayNames,
    products: order.skus.nodes.map(({ sku }) => sku ?? ""),
    ...(mayPayTwice(disputeOf(order.disputes, order.paymentGatewayNames)) ? { disputed: true as const } : {}),
  }));

const MONEY_PROBLEMS = ["amount_invalid", "currency_unknown", "too_many_decimals"] as const;

/** An amount that cannot be counted is an expected refusal (decisions.md 17); any other unknown form is a bug and throws. */
export function moneyProblem(error: z.ZodError): Problem {
  const code = MONEY_PROBLEMS.find((one) => error.issues.every((issue) => issue.message === one));
  if (code === undefined) throw error;
  return problem(code);
}
