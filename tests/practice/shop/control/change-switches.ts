import { z } from "zod";
import type { Actor } from "../actor";
import { cancelOrder, obstacleToCancel } from "../cancel-order";
import { addressFrom, changeOrder } from "../change-order";
import { commitEdit } from "../commit-edit";
import { beginEdit, obstacleToCommit } from "../edit-order";
import { variantOfSku } from "../catalog";
import { addVariant, setQuantity } from "../resolvers/edit-steps";
import { gid } from "../resolvers/line-view";
import { ADMIN_APP, OTHER_APP, type Order, type Shop, type State } from "../state";
import { note, ownerId } from "../timeline";
import { ok, refused, type Switch, type Switches } from "./switch";

export const CHANGED_BY = ["staff", "app", "nobody"] as const;
export const CANCEL_REASONS = ["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"] as const;

/** Who changes the order behind the app's back: staff in the admin (the owner, or `userId`), another app, or nobody. */
const Which = z.object({
  shop: z.string(),
  orderName: z.string(),
  by: z.enum(CHANGED_BY).default("staff"),
  userId: z.number().optional(),
});
const Pieces = z.array(z.object({ sku: z.string(), quantity: z.number().int() })).default([]);
const Edit = Which.extend({ set: Pieces, add: Pieces, staffNote: z.string().default("") });
const Cancel = Which.extend({
  reason: z.enum(CANCEL_REASONS).default("CUSTOMER"),
  restock: z.boolean().default(true),
  refund: z.boolean().default(true),
  staffNote: z.string().nullable().default(null),
});
const Text = z.string().nullable().optional();
const Address = Which.extend({
  address: z.object({
    firstName: Text,
    lastName: Text,
    company: Text,
    address1: Text,
    address2: Text,
    city: Text,
    zip: Text,
    provinceCode: Text,
    countryCode: Text,
    phone: Text,
  }),
});
const Update = Which.extend({
  note: z.string().nullable().optional(),
  tags: z.array(z.string()).optional(),
  email: z.string().nullable().optional(),
});
const Comment = Which.extend({ text: z.string().min(1) });
const JobBody = z.object({ delayMs: z.number().min(0).default(200), failing: z.number().int().min(0).default(0) });

type Found = { state: State; shop: Shop; order: Order; by: Actor };

/** Switches that change orders from outside, and one that slows or breaks Shopify's own jobs. */
export const CHANGE_SWITCHES: Switches = {
  "POST /practice/outside-edit": outside(Edit, outsideEdit),
  "POST /practice/outside-cancel": outside(Cancel, outsideCancel),
  "POST /practice/outside-address": outside(Address, ({ state, shop, ...found }, { address }) => {
    changeOrder(state, shop, { ...found, fields: { shippingAddress: addressFrom(address) } });
    return null;
  }),
  "POST /practice/outside-update": outside(Update, ({ state, shop, ...found }, fields) => {
    const { note: text, tags, email } = fields;
    changeOrder(state, shop, {
      ...found,
      fields: {
        ...(text === undefined ? {} : { note: text }),
        ...(tags === undefined ? {} : { tags }),
        ...(email === undefined ? {} : { email }),
      },
    });
    return null;
  }),
  "POST /practice/outside-comment": outside(Comment, ({ state, shop, ...found }, { text }) => {
    note(state, shop, { ...found, action: "comment", detail: text });
    return null;
  }),
  "POST /practice/jobs": (state, { body }) => {
    Object.assign(state.jobs, JobBody.parse(body));
    return ok({});
  },
};

/** A switch for one order. `work` returns why it could not be done; null = done. */
function outside<T extends z.infer<typeof Which>>(
  schema: z.ZodType<T>,
  work: (found: Found, body: T) => string | null,
): Switch {
  return (state, { body }) => {
    const parsed = schema.parse(body);
    const shop = state.shops.get(parsed.shop);
    const order = shop?.orders.find(({ name }) => name === parsed.orderName);
    if (shop === undefined || order === undefined) return refused("no such order");
    const problem = work({ state, shop, order, by: actorOf(shop, parsed) }, parsed);
    return problem === null ? ok({ id: gid("Order", order.id), updatedAt: order.updatedAt }) : refused(problem, 409);
  };
}

function actorOf(shop: Shop, { by, userId }: z.infer<typeof Which>): Actor {
  switch (by) {
    case "staff":
      return { app: ADMIN_APP, userId: userId ?? ownerId(shop) };
    case "app":
      return { app: OTHER_APP, userId: null };
    case "nobody":
      return { app: null, userId: null };
  }
}

function outsideEdit(found: Found, { set, add, staffNote }: z.infer<typeof Edit>): string | null {
  const { state, shop, order, by } = found;
  const session = beginEdit(state, shop, order);
  const open = { state, shop, order, session };
  const id = gid("OrderEditSession", session.id);
  const steps = [
    ...set.map(({ sku, quantity }) => {
      const line = session.lines.find((one) => one.sku === sku);
      return setQuantity(open, { id, quantity, lineItemId: gid("CalculatedLineItem", line?.id ?? 0), restock: true });
    }),
    ...add.map(({ sku, quantity }) =>
      addVariant(open, {
        id,
        quantity,
        variantId: gid("ProductVariant", variantOfSku(sku)?.id ?? 0),
        allowDuplicates: true,
      }),
    ),
  ];
  const failed = steps.find((one) => "problem" in one);
  if (failed !== undefined && "problem" in failed) return failed.problem.message;
  const obstacle = obstacleToCommit(order, session);
  if (obstacle !== null) return obstacle;
  commitEdit(state, shop, { order, session, by, notifyCustomer: false, staffNote });
  return null;
}

function outsideCancel({ state, shop, order, by }: Found, body: z.infer<typeof Cancel>): string | null {
  const obstacle = obstacleToCancel(order);
  if (obstacle !== null) return obstacle;
  const { reason, restock, staffNote, refund } = body;
  const how = { by, reason, restock, staffNote, notifyCustomer: false, method: refund ? ("original" as const) : null };
  cancelOrder(state, shop, { order, how });
  return null;
}
