import { z } from "zod";
import { BODY_MUST_NAME_SHOP, TOPICS, type Topic } from "./topics";

/** What is kept of a webhook: ids and times. Never a body. */
export type Hint = {
  readonly shop: string;
  readonly topic: Topic;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly subjectGid: string | null;
  readonly orderGid: string | null;
  readonly triggeredAt: string | null;
};

const Id = z.string().regex(/^[\w.:-]{1,200}$/);
const Headers = z.object({
  "x-shopify-shop-domain": z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.myshopify\.com$/),
  "x-shopify-topic": z.string().max(100),
  "x-shopify-webhook-id": Id,
  "x-shopify-event-id": Id.optional(),
  "x-shopify-triggered-at": z.iso.datetime({ offset: true }).optional().catch(undefined),
});

const Body = z.object({
  admin_graphql_api_id: z
    .string()
    .regex(/^gid:\/\/shopify\/\w+\/\d{1,20}$/)
    .optional(),
  myshopify_domain: z.string().optional(),
  shop_domain: z.string().optional(),
  customer: z.object({ id: z.number() }).partial().optional(),
});

/** `unknown_topic` is answered kindly and dropped; `bad` is not a webhook of Shopify's; `other_shop` = header and body differ. */
export type Read = { readonly ok: true; readonly hint: Hint } | { readonly ok: false; readonly why: Refused };
export type Refused = "bad" | "unknown_topic" | "other_shop";

/**
 * Takes the ids out of a webhook whose signature held. The headers are not signed: the shop they name only says whose
 * token to look with, and what acts on the body alone must name its shop there, too.
 */
export function readHint(headers: Readonly<Record<string, unknown>>, text: string): Read {
  const head = Headers.safeParse(headers);
  const body = Body.safeParse(parsed(text));
  if (!head.success || !body.success) return { ok: false, why: "bad" };
  const shop = head.data["x-shopify-shop-domain"];
  const topic = TOPICS.find((known) => known === head.data["x-shopify-topic"]);
  if (topic === undefined) return { ok: false, why: "unknown_topic" };
  const named = body.data.myshopify_domain ?? body.data.shop_domain;
  if (BODY_MUST_NAME_SHOP.has(topic) && named !== shop) return { ok: false, why: "other_shop" };
  return {
    ok: true,
    hint: {
      shop,
      topic,
      webhookId: head.data["x-shopify-webhook-id"],
      eventId: head.data["x-shopify-event-id"] ?? null,
      subjectGid: subjectOf(body.data),
      orderGid: orderOf(topic, body.data, text),
      triggeredAt: head.data["x-shopify-triggered-at"] ?? null,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function subjectOf({ admin_graphql_api_id, customer }: z.infer<typeof Body>): string | null {
  if (customer?.id !== undefined) return `gid://shopify/Customer/${String(customer.id)}`;
  return admin_graphql_api_id ?? null;
}

/** Numeric ids may be past what a JavaScript number holds, so they are read out of the text. */
function orderOf(topic: Topic, body: z.infer<typeof Body>, text: string): string | null {
  if (topic === "refunds/create" || topic === "order_transactions/create" || topic === "orders/edited") {
    const id = /"order_id"\s*:\s*(\d{1,20})/.exec(text)?.[1];
    return id === undefined ? null : `gid://shopify/Order/${id}`;
  }
  const gid = body.admin_graphql_api_id;
  return gid?.startsWith("gid://shopify/Order/") === true ? gid : null;
}
