import { z } from "zod";
import { parseMoney } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Basis } from "../gate/effect";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";
import type { OrderFacts } from "../policy/facts";
import type { Address } from "./address";

/** The order as it stands right before a change. `note` and `email` "" and `address` null = it has none. */
export type ChangeFacts = {
  readonly orderGid: string;
  readonly orderName: string;
  readonly customerGid: string | null;
  readonly cancelledAt: string | null;
  /** Something of it was handed to a carrier, and that was not taken back. */
  readonly shipped: boolean;
  readonly note: string;
  readonly tags: readonly string[];
  readonly email: string;
  readonly address: Address | null;
  readonly refundedMinor: number;
  /** What policy weighs of the order. */
  readonly order: OrderFacts;
};

const Text = z
  .string()
  .nullable()
  .transform((text) => text ?? "");

const Answer = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      cancelledAt: z.string().nullable(),
      note: Text,
      tags: z.array(z.string()),
      email: Text,
      customer: z.object({ id: z.string() }).nullable(),
      totalRefundedSet: z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) }),
      address: z
        .object({
          ...{ firstName: Text, lastName: Text, company: Text, phone: Text },
          ...{ address1: Text, address2: Text, zip: Text, city: Text, provinceCode: Text },
          countryCodeV2: Text,
        })
        .transform(({ countryCodeV2, ...rest }): Address => ({ ...rest, countryCode: countryCodeV2 }))
        .nullable(),
      fulfillments: z.array(z.object({ status: z.string() })),
    })
    .and(OrderFactsAnswer.transform((facts) => ({ facts })))
    .nullable(),
});

/** What was not sent after all. */
const TAKEN_BACK: ReadonlySet<string> = new Set(["CANCELLED", "ERROR", "FAILURE"]);

/** Parses Shopify's answer. `not_found`: no such order in this shop; an amount that cannot be counted is refused. */
export function parseChangeFacts(answer: unknown): Result<ChangeFacts, Problem> {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return fail(moneyProblem(parsed.error));
  const { order } = parsed.data;
  if (order === null) return fail(problem("not_found"));
  const { amount, currencyCode } = order.totalRefundedSet.shopMoney;
  const refunded = parseMoney(amount, currencyCode);
  if (!refunded.ok) return refunded;
  return ok({
    orderGid: order.id,
    orderName: order.name,
    customerGid: order.customer?.id ?? null,
    cancelledAt: order.cancelledAt,
    shipped: order.fulfillments.some(({ status }) => !TAKEN_BACK.has(status)),
    note: order.note,
    tags: order.tags,
    email: order.email,
    address: order.address,
    refundedMinor: refunded.value.amountMinor,
    order: order.facts,
  });
}

/** Why whom and where cannot be changed any more: both count until the parcel leaves; null = they can. */
export function tooLate({ cancelledAt, shipped }: Pick<ChangeFacts, "cancelledAt" | "shipped">): Problem | null {
  if (cancelledAt !== null) return problem("order_cancelled");
  return shipped ? problem("already_fulfilled") : null;
}

/** What policy and limits need of it; no money moves. */
export function basisOf({ order, orderGid, customerGid, refundedMinor }: ChangeFacts): Basis {
  return { order, subject: { orderGid, customerGid }, refundedMinor };
}
