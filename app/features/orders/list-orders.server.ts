import { z } from "zod";
import { parseMoney } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { OrdersListDocument, type OrdersListQuery } from "../../shopify/documents/orders.query";
import { readerFor } from "../../shopify/read.server";
import { PaymentStatus } from "../policy/condition";
import type { Place } from "./list-path";
import { ParcelDisplay } from "./parse-order";
import type { OrderPage, OrderRow } from "./order-row";
import { statusStory, type StoryContext } from "./status-story";

const PAGE = 25;

/** `search` in Shopify's syntax, null = everything. Without `names`, Shopify is not even asked for them. */
export type AskedList = {
  readonly place: Place;
  readonly names: boolean;
  readonly rows?: number;
  readonly search?: string | null;
  readonly oldestFirst?: boolean;
};

/** The orders of the last 60 days that a search finds, newest first, a page at a time. */
export async function listOrders(
  shop: string,
  { place, names, rows = PAGE, search = null, oldestFirst = false }: AskedList,
  story: StoryContext,
): Promise<Result<OrderPage, Problem>> {
  const back = place !== null && "before" in place;
  const answer = await readerFor(shop)(OrdersListDocument, {
    ...(back ? { last: rows } : { first: rows }),
    ...place,
    query: search,
    newestFirst: !oldestFirst,
    names,
  });
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.orders;
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  return ok({
    rows: nodes.map((node) => rowOf(node, story)),
    // Where somebody came from there is something: Shopify need not say so in the other direction.
    next: hasNextPage || back ? (endCursor ?? null) : null,
    previous: hasPreviousPage || (place !== null && !back) ? (startCursor ?? null) : null,
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
