import { pageOf, type PageArgs } from "../page";
import { RETURN_REASONS } from "../return-reasons";
import { returnable, type Returnable } from "../returns";
import { notPlayed, scoped, visibleOrder, type RootContext } from "./access";
import { fulfilmentLineView, fulfilmentView } from "./fulfilment-view";
import { gid, listed } from "./line-view";
import { shownOf } from "./order-view";
import {
  findReturn,
  returnApproveRequest,
  returnCancel,
  returnClose,
  returnCreate,
  returnDeclineRequest,
  returnReopen,
  returnRequest,
} from "./return-mutations";
import { returnProcess, returnRefund } from "./return-process";
import { reasonView, returnView } from "./return-view";
import type { Shown } from "./shown";

type ReasonArgs = PageArgs & { ids?: string[] | null; handles?: string[] | null; query?: string | null };

/** What comes back: what may, why, and a return from the customer's wish to its end. */
export function returnFields(context: RootContext): Record<string, unknown> {
  const { shop } = context;
  const read = <A>(field: string, run: (args: A) => unknown) => ({
    [field]: (args: A) => scoped(context, "read_returns", field, () => run(args)),
  });
  const write = <A>(field: string, run: (context: RootContext, args: A) => unknown) => ({
    [field]: (args: A) => scoped(context, "write_returns", field, () => run(context, args)),
  });
  return {
    ...read("return", ({ id }: { id: string }) => {
      const found = findReturn(context, id);
      return found === null ? null : returnView(shownOf(shop, found.order), found.one);
    }),
    ...read("returnableFulfillments", (args: PageArgs & { orderId: string }) => returnables(context, args)),
    ...read("returnReasonDefinitions", (args: ReasonArgs) => reasons(args)),
    ...write("returnCreate", returnCreate),
    ...write("returnRequest", returnRequest),
    ...write("returnApproveRequest", returnApproveRequest),
    ...write("returnDeclineRequest", returnDeclineRequest),
    ...write("returnProcess", returnProcess),
    ...write("returnRefund", returnRefund),
    ...write("returnCancel", returnCancel),
    ...write("returnClose", returnClose),
    ...write("returnReopen", returnReopen),
  };
}

function returnables(context: RootContext, args: PageArgs & { orderId: string }) {
  const order = visibleOrder(context, args.orderId);
  if (order === undefined) return pageOf([], args, { id: () => 0, sort: "ID", node: () => null });
  const lines = returnable(order).filter(({ quantity }) => quantity > 0);
  const parcels = [...new Set(lines.map(({ fulfilment }) => fulfilment))];
  return listed(
    parcels,
    args,
    ({ id }) => id,
    (fulfilment) => {
      const shown = shownOf(context.shop, order);
      const own = lines.filter((one) => one.fulfilment === fulfilment);
      return {
        __typename: "ReturnableFulfillment",
        id: gid("ReturnableFulfillment", fulfilment.id),
        fulfillment: () => fulfilmentView(shown, fulfilment),
        returnableFulfillmentLineItems: (page: PageArgs) => returnableLines(shown, own, page),
      };
    },
  );
}

function returnableLines(shown: Shown, own: readonly Returnable[], page: PageArgs) {
  return listed(
    own,
    page,
    ({ line }) => line.id,
    ({ line, quantity }) => ({
      __typename: "ReturnableFulfillmentLineItem",
      quantity,
      fulfillmentLineItem: fulfilmentLineView(shown, line),
    }),
  );
}

function reasons(args: ReasonArgs) {
  if (args.query != null && args.query !== "") throw notPlayed("a query of returnReasonDefinitions");
  const { ids, handles } = args;
  const chosen = RETURN_REASONS.filter(
    ({ id, handle }) =>
      (ids == null || ids.includes(gid("ReturnReasonDefinition", id))) && (handles == null || handles.includes(handle)),
  );
  return listed(chosen, args, ({ id }) => id, reasonView);
}
