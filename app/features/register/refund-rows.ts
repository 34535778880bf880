import { z } from "zod";
import { parseMoney } from "../../platform/money";

/** A refund as Shopify has it now; amounts in minor units of the shop's currency. */
export type RefundRow = {
  readonly refundGid: string;
  readonly orderGid: string;
  readonly customerGid: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly money: "PENDING" | "SUCCESS" | "FAILURE";
  /** Our reference in the note AND our app in the agreement; the note alone proves nothing (decisions.md 8). */
  readonly ours: boolean;
  readonly appGid: string | null;
  readonly createdAt: string;
};

const ShopMoney = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const Answer = z.object({
  order: z
    .object({
      id: z.string(),
      customer: z.object({ id: z.string() }).nullable(),
      refunds: z.array(
        z.object({
          id: z.string(),
          note: z.string().nullable(),
          createdAt: z.string().nullable(),
          totalRefundedSet: ShopMoney,
          transactions: z.object({ nodes: z.array(z.object({ status: z.string() })) }),
        }),
      ),
      agreements: z.object({
        nodes: z.array(
          z.object({
            app: z.object({ id: z.string() }).nullish(),
            refund: z.object({ id: z.string() }).optional(),
          }),
        ),
      }),
    })
    .nullable(),
  currentAppInstallation: z.object({ app: z.object({ id: z.string() }) }),
});

const REFERENCE = /via Delega · D-\d+ · [0-9a-f]{16}$/;
const OPEN: ReadonlySet<string> = new Set(["PENDING", "AWAITING_RESPONSE", "UNKNOWN"]);

/**
 * The refunds of one order out of Shopify's answer; none for an order that cannot be read (any more). A refund whose
 * money failed counts nothing. Amounts that their currency cannot hold are rounded up: limits never count too little.
 */
export function refundRows(answer: unknown, now: string): RefundRow[] {
  const { order, currentAppInstallation } = Answer.parse(answer);
  if (order === null) return [];
  const apps = new Map(
    order.agreements.nodes.flatMap(({ app, refund }) => (refund ? [[refund.id, app?.id ?? null]] : [])),
  );
  return order.refunds.map((refund) => {
    const { amount, currencyCode } = refund.totalRefundedSet.shopMoney;
    const appGid = apps.get(refund.id) ?? null;
    return {
      refundGid: refund.id,
      orderGid: order.id,
      customerGid: order.customer?.id ?? null,
      amountMinor: minorOf(amount, currencyCode),
      currency: currencyCode,
      money: moneyOf(refund.transactions.nodes),
      ours: appGid === currentAppInstallation.app.id && REFERENCE.test(refund.note ?? ""),
      appGid,
      createdAt: refund.createdAt ?? now,
    };
  });
}

function minorOf(amount: string, currency: string): number {
  const money = parseMoney(amount, currency);
  return money.ok ? money.value.amountMinor : Math.ceil(Number(amount) * 100);
}

function moneyOf(transactions: readonly { readonly status: string }[]): RefundRow["money"] {
  if (transactions.some(({ status }) => OPEN.has(status))) return "PENDING";
  return transactions.length === 0 || transactions.some(({ status }) => status === "SUCCESS") ? "SUCCESS" : "FAILURE";
}
