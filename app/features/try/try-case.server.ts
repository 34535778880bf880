import { z } from "zod";
import { localInstant } from "../../platform/instant";
import { parseMoney } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { typedAmount } from "../../platform/typed-amount";
import { OrderFactsByIdDocument } from "../../shopify/documents/order-facts.query";
import { readerFor } from "../../shopify/read.server";
import type { Choice } from "../delegation/whose-rules";
import { grantOf } from "../delegation/whose-rules.server";
import type { Basis, GateShop } from "../gate/effect";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";
import { rehearse } from "../gate/rehearse.server";
import { exactOrder } from "../orders/exact-order.server";
import { parseSearch } from "../orders/order-search";
import { MONEY_ROWS } from "../policy/action";
import type { Use } from "../policy/decide";
import { ruleFor } from "../policy/grant";
import { freshOrder } from "../policy/made-up";
import type { Case, Verdict } from "./case";
import { verdictRows } from "./verdict-rows";

const DAY_MS = 86_400_000;

/**
 * What the real rules say to a case, with what is really used at this moment: every rule's verdict. Only reads; nothing
 * is counted or recorded. `not_found`: no such person, or no order with exactly this number.
 */
export async function tryCase(
  shop: GateShop,
  { asked, who, now }: { readonly asked: Case; readonly who: Choice; readonly now: string },
): Promise<Result<Verdict, Problem>> {
  const amountMinor = MONEY_ROWS.includes(asked.action) ? typedAmount(asked.amount, shop.currency) : 0;
  if (amountMinor === undefined) return fail(problem("amount_invalid"));
  const grant = await grantOf(shop, who.who);
  if (grant === null) return fail(problem("not_found"));
  const timeZone = grant.timeZone ?? shop.timeZone;
  const at = asked.at === "" ? null : localInstant(asked.at, timeZone);
  const found = await orderOf(shop, asked, at ?? now);
  if (!found.ok) return found;
  const { orderName, basis } = found.value;
  const actor = { userId: grant.shopifyUserId, name: who.name ?? "", standing: { kind: "assistant", grant } } as const;
  const uses = usesOf(asked, amountMinor);
  const { decision, facts } = await rehearse({ shop, actor }, uses, {
    basis,
    given: { reason: asked.reason, withdrawal: null },
    at,
  });
  return ok({
    name: who.name ?? "",
    action: asked.action,
    amountMinor,
    orderName,
    order: basis.order,
    atMs: facts.nowMs,
    local: facts.local,
    timeZone,
    decision,
    rows: verdictRows(grant, uses, { decision, facts }),
    rules: MONEY_ROWS.flatMap((action) => ruleFor(grant, action) ?? []),
    ceiling: grant.ceiling,
  });
}

/** A kind of refund is decided beside the refund itself, as the gate does. */
function usesOf({ action }: Case, amountMinor: number): [Use, ...Use[]] {
  if (action === "refund.issue" || !MONEY_ROWS.includes(action)) return [{ action, amountMinor }];
  return [
    { action: "refund.issue", amountMinor },
    { action, amountMinor },
  ];
}

const Amount = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const Answer = z
  .object({ name: z.string(), customer: z.object({ id: z.string() }).nullable(), totalRefundedSet: Amount })
  .and(OrderFactsAnswer.transform((facts) => ({ facts })));

type Found = {
  readonly orderName: string | null;
  readonly basis: Basis & { readonly order: NonNullable<Basis["order"]> };
};

async function orderOf(shop: GateShop, asked: Case, at: string): Promise<Result<Found, Problem>> {
  if (asked.order.trim() === "") return madeUp(shop, asked, at);
  const search = parseSearch(asked.order);
  if (!search.ok || search.value.by !== "number") return fail(problem("bad_input"));
  const gid = await exactOrder(shop.domain, search.value);
  if (!gid.ok) return gid;
  const answer = await readerFor(shop.domain)(OrderFactsByIdDocument, { id: gid.value });
  if (!answer.ok) return answer;
  if (answer.value.order === null) return fail(problem("not_found"));
  const parsed = Answer.safeParse(answer.value.order);
  if (!parsed.success) return fail(moneyProblem(parsed.error));
  const { name, customer, facts, totalRefundedSet } = parsed.data;
  const refunded = parseMoney(totalRefundedSet.shopMoney.amount, totalRefundedSet.shopMoney.currencyCode);
  if (!refunded.ok) return refunded;
  return ok({
    orderName: name,
    basis: {
      order: facts,
      subject: { orderGid: gid.value, customerGid: customer?.id ?? null },
      refundedMinor: refunded.value.amountMinor,
    },
  });
}

function madeUp(shop: GateShop, asked: Case, at: string): Result<Found, Problem> {
  const totalMinor = typedAmount(asked.value, shop.currency);
  if (totalMinor === undefined) return fail(problem("amount_invalid"));
  const words = (text: string) => text.split(",").flatMap((word) => (word.trim() === "" ? [] : [word.trim()]));
  const order = {
    ...freshOrder(Date.parse(at) - asked.ageDays * DAY_MS),
    totalMinor,
    paymentStatus: asked.payment,
    fulfillmentStatus: asked.fulfilment,
    tags: words(asked.tags),
    country: asked.country === "" ? null : asked.country,
    currency: shop.currency,
    gateways: words(asked.gateway),
  };
  return ok({ orderName: null, basis: { order, subject: { orderGid: null, customerGid: null }, refundedMinor: 0 } });
}
