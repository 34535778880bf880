import { z } from "zod";
import { localInstant } from "../../platform/instant";
import { parseMoney } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { typedAmount } from "../../platform/typed-amount";
import { OrderFactsByIdDocument } from "../../shopify/documents/order-facts.query";
import { readerFor } from "../../shopify/read.server";
import { defaultLimits } from "../delegation/invite-draft";
import { readTeam } from "../delegation/read-team.server";
import type { Basis, GateShop } from "../gate/effect";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";
import { rehearse } from "../gate/rehearse.server";
import { exactOrder } from "../orders/exact-order.server";
import { parseSearch } from "../orders/order-search";
import { MONEY_ROWS } from "../policy/action";
import type { Use } from "../policy/decide";
import { findGrant } from "../policy/grant-store.server";
import { ruleFor, type Grant } from "../policy/grant";
import { freshOrder, grantWith } from "../policy/made-up";
import { PRESETS, presetRules } from "../policy/presets";
import type { Case, Choice, Verdict, Who } from "./case";
import { listOwnRoles, readCeiling, readRoleRules } from "./choices-store.server";
import { verdictRows } from "./verdict-rows";

const DAY_MS = 86_400_000;

/** Everybody whose rules can be tried: the assistants first, then the shop's roles, then the presets that it has no role of. */
export async function listChoices(shop: GateShop): Promise<Choice[]> {
  const [{ assistants }, roles] = await Promise.all([readTeam(shop.domain, shop.timeZone), listOwnRoles(shop.domain)]);
  return [
    ...assistants
      .filter(({ status }) => status !== "stopped")
      .map(({ grantId, name }) => ({ who: `grant:${grantId}` as const, name })),
    ...roles.map(({ id, name }) => ({ who: `role:${id}` as const, name })),
    ...PRESETS.filter((preset) => !roles.some(({ name }) => name === preset)).map((preset) => ({
      who: `preset:${preset}` as const,
      name: null,
    })),
  ];
}

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

async function grantOf(shop: GateShop, who: Who): Promise<Grant | null> {
  const [kind, id = ""] = who.split(":");
  if (kind === "grant") {
    const { assistants } = await readTeam(shop.domain, shop.timeZone);
    const userId = assistants.find(({ grantId }) => grantId === id)?.userId;
    return userId === undefined ? null : ((await findGrant(shop.domain, userId)) ?? null);
  }
  const preset = PRESETS.find((one) => one === id);
  const [rules, ceiling] = await Promise.all([
    preset === undefined ? readRoleRules(shop.domain, id) : presetRules(preset, defaultLimits(shop.currency)),
    readCeiling(shop.domain),
  ]);
  return rules === null ? null : grantWith(rules, ceiling);
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
