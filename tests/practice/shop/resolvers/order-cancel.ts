import { GraphQLError } from "graphql";
import { cancelOrder, obstacleToCancel, type RefundMethod } from "../cancel-order";
import { startJob } from "../jobs";
import type { Order } from "../state";
import { actorOf, notPlayed, scoped, visibleOrder, type RootContext } from "./access";

type Args = {
  orderId: string;
  reason: string;
  restock: boolean;
  notifyCustomer?: boolean | null;
  /** Deprecated; the same as a refund along the original payments. */
  refund?: boolean | null;
  refundMethod?: {
    originalPaymentMethodsRefund?: boolean | null;
    storeCreditRefund?: { expiresAt?: string | null } | null;
  } | null;
  staffNote?: string | null;
};

type Refusal = { readonly field: string[]; readonly message: string; readonly code: string };

const LONGEST_NOTE = 255;

/** `orderCancel` answers with a job; the order is cancelled when that has run, or not at all. */
export function cancelFields(context: RootContext) {
  const { state, shop } = context;
  return {
    orderCancel: (args: Args) =>
      scoped(context, "write_orders", "orderCancel", () => {
        const order = visibleOrder(context, args.orderId);
        if (order === undefined)
          return refused({ field: ["orderId"], message: "Order does not exist", code: "NOT_FOUND" });
        const refusal = check(context, order, args);
        if (refusal !== null) return refused(refusal);
        const how = {
          by: actorOf(context),
          reason: args.reason,
          restock: args.restock,
          notifyCustomer: args.notifyCustomer === true,
          method: methodOf(args),
          staffNote: args.staffNote ?? null,
        };
        const id = startJob(state, shop.domain, () => {
          // Much may have happened since the job was taken on: a parcel sent, another cancellation.
          if (obstacleToCancel(order) === null) cancelOrder(state, shop, { order, how });
        });
        return payload({ id, done: false }, []);
      }),
    job: ({ id }: { id: string }) => {
      const job = state.jobs.known.get(id);
      return job === undefined || job.shop !== shop.domain ? null : jobView({ id, done: job.done });
    },
  };
}

function check({ state }: RootContext, order: Order, args: Args): Refusal | null {
  if ((args.staffNote ?? "").length > LONGEST_NOTE)
    return { field: ["staffNote"], message: "Staff note is too long (maximum is 255 characters)", code: "INVALID" };
  if (args.refund != null && args.refundMethod != null)
    return { field: ["refund"], message: "Only one of refund and refundMethod can be given", code: "INVALID" };
  const obstacle = obstacleToCancel(order);
  if (obstacle !== null) return { field: ["orderId"], message: obstacle, code: "INVALID" };
  const credit = args.refundMethod?.storeCreditRefund;
  if (credit == null) return null;
  const field = ["refundMethod", "storeCreditRefund"];
  if (order.customerId === null)
    return { field, message: "Order has no customer", code: "STORE_CREDIT_REFUND_MISSING_CUSTOMER" };
  if (credit.expiresAt == null) return null;
  const until = Date.parse(credit.expiresAt);
  if (Number.isNaN(until)) throw new GraphQLError("expiresAt is not a date");
  return until > state.now().getTime()
    ? null
    : {
        field: [...field, "expiresAt"],
        message: "Expiration date must be in the future",
        code: "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST",
      };
}

function methodOf({ refund, refundMethod }: Args): RefundMethod {
  if (refundMethod?.storeCreditRefund != null)
    return { storeCreditUntil: refundMethod.storeCreditRefund.expiresAt ?? null };
  return refund === true || refundMethod?.originalPaymentMethodsRefund === true ? "original" : null;
}

function jobView(job: { id: string; done: boolean }) {
  return {
    __typename: "Job",
    ...job,
    query: () => {
      throw notPlayed("Job.query");
    },
  };
}

function payload(job: { id: string; done: boolean } | null, refusals: Refusal[]) {
  return {
    __typename: "OrderCancelPayload",
    job: job === null ? null : jobView(job),
    orderCancelUserErrors: refusals.map((one) => ({ __typename: "OrderCancelUserError", ...one })),
    // Deprecated twin without the code.
    userErrors: refusals.map(({ field, message }) => ({ __typename: "UserError", field, message })),
  };
}

const refused = (refusal: Refusal) => payload(null, [refusal]);
