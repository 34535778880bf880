import { z } from "zod";
import { parseMoney } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { OrdersListDocument, type OrdersListQuery } from "../../shopify/documents/orders.query";
import { readerFor } from "../../shopify/read.server";
import { PaymentStatus } from "../policy/condition";
import { ParcelDisplay } from "./parse-order";
import type { OrderPage, OrderRow } from "./order-row";
import { statusStory, type StoryContext } from "./status-story";

const PAGE = 25;

/** The newest orders of the last 60 days, a page at a time. Without `names`, Shopify is not even asked for them. */
export async function listOrders(
  shop: string,
  query: { after: string | null; first?: number; names: boolean },
  story: StoryContext,
): Promise<Result<OrderPage, Problem>> {
  const answer = await readerFor(shop)(OrdersListDocument, {
    first: query.first ?? PAGE,
    after: query.after,
    query: null,
    names: query.names,
  });
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.orders;
  return ok({
    rows: nodes.map((node) => rowOf(node, story)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  });
}

const Status = PaymentStatus.nullable().transform((status) => status ?? "PENDING");
const Parcel = z.object({
  displayStatus: ParcelDisplay,
  createdAt: z.string(),
  inTransitAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
});

function rowOf(node: OrdersListQuery["orders"]["nodes"][number], story: StoryContext): OrderRow {
  const money = parseMoney(node.totalPriceSet.shopMoney.amount, node.totalPriceSet.shopMoney.currencyCode);
  const paymentStatus = Status.parse(node.displayFinancialStatus);
  const told = statusStory(
    {
      createdAt: node.createdAt,
      cancelledAt: node.cancelledAt ?? null,
      paymentStatus,
      partlyShipped: node.displayFulfillmentStatus === "PARTIALLY_FULFILLED",
      fulfilments: z
        .array(Parcel)
        .parse(node.fulfillments)
        .flatMap(({ displayStatus, createdAt, ...rest }) =>
          displayStatus === null ? [] : [{ ...rest, state: displayStatus, shippedAt: createdAt }],
        ),
    },
    story,
  );
  return {
    gid: node.id,
    name: node.name,
    createdAt: node.createdAt,
    customer: node.customer?.firstName ?? "",
    place: [node.shippingAddress?.city, node.shippingAddress?.countryCodeV2]
      .filter((part) => part != null && part !== "")
      .join(", "),
    total: money.ok ? money.value : null,
    paymentStatus,
    situation: told.situation,
    lateDays: told.lateDays,
  };
}
