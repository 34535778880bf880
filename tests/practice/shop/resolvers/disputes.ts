import { moneyV2 } from "../money";
import type { PageArgs } from "../page";
import { currencyOf } from "../paid-in";
import type { Dispute } from "../shop-money";
import { notPlayed, readable, scoped, type RootContext } from "./access";
import { gid, listed } from "./line-view";
import { orderView } from "./order-view";

const SCOPE = "read_shopify_payments_disputes";

type DisputesArgs = PageArgs & { query?: string | null; reverse?: boolean | null };

/** The root fields about disputes: only Shopify Payments has them. */
export function disputeFields(context: RootContext) {
  const { disputes } = context.shop.money;
  return {
    dispute: ({ id }: { id: string }) =>
      scoped(context, SCOPE, "dispute", () => {
        const found = disputes.find((one) => gid("ShopifyPaymentsDispute", one.id) === id);
        return found === undefined ? null : disputeView(context, found);
      }),
    disputes: (args: DisputesArgs) =>
      scoped(context, SCOPE, "disputes", () => {
        const found = disputes.filter(matching(args.query ?? ""));
        return listed(
          args.reverse === true ? found.toReversed() : found,
          args,
          ({ id }) => id,
          (one) => disputeView(context, one),
        );
      }),
  };
}

const TERM = /^(id|status|initiated_at):(>=|<=|>|<)?["']?([^"']+)["']?$/;

function matching(query: string): (dispute: Dispute) => boolean {
  const tests = query
    .split(/\s+(?:AND\s+)?/)
    .filter((text) => text !== "")
    .map((text) => {
      const [, field, operator = "", value = ""] = TERM.exec(text) ?? [];
      if (field === undefined) throw notPlayed(`disputes(query: ${text})`);
      if (field === "status") return (one: Dispute) => one.status === value.toUpperCase();
      return field === "id"
        ? (one: Dispute) => compares(one.id, operator, Number(value))
        : (one: Dispute) => compares(Date.parse(one.initiatedAt), operator, Date.parse(value));
    });
  return (dispute) => tests.every((test) => test(dispute));
}

function compares(left: number, operator: string, right: number): boolean {
  if (operator === "") return left === right;
  return (operator.startsWith(">") ? left > right : left < right) || (operator.endsWith("=") && left === right);
}

function disputeView(context: RootContext, dispute: Dispute) {
  const { shop } = context;
  const order = shop.orders.find(({ id }) => id === dispute.orderId);
  const visible = order !== undefined && readable(context).includes(order) ? order : undefined;
  return {
    __typename: "ShopifyPaymentsDispute",
    id: gid("ShopifyPaymentsDispute", dispute.id),
    legacyResourceId: String(dispute.id),
    amount: moneyV2(dispute.amountMinor, order === undefined ? shop.currency : currencyOf(shop, order)),
    type: dispute.type,
    status: dispute.status,
    initiatedAt: dispute.initiatedAt,
    evidenceDueBy: dispute.evidenceDueBy,
    evidenceSentOn: null,
    finalizedOn: dispute.finalizedOn,
    reasonDetails: {
      __typename: "ShopifyPaymentsDisputeReasonDetails",
      reason: dispute.reason,
      networkReasonCode: null,
    },
    order: () => (visible === undefined ? null : orderView(shop, visible)),
  };
}
