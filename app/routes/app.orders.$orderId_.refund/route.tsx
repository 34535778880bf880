import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import type { GateProblem } from "../../features/gate/performed";
import { readHeld } from "../../features/held/read-held.server";
import { maskOrder } from "../../features/orders/mask-order";
import { orderGid } from "../../features/orders/order-gid";
import { OrderParams } from "../../features/orders/order-params";
import { NOTHING_SHOWN } from "../../features/orders/shown-fields";
import { readOrder } from "../../features/orders/read-order.server";
import { placesOf } from "../../features/refunds/places.server";
import { NOTHING_YET, previewRefund } from "../../features/refunds/preview-refund.server";
import type { RefundPreview } from "../../features/refunds/refund-preview";
import { askForRefund } from "../../features/refunds/ask-refund.server";
import { requestRefund, type RefundDone } from "../../features/refunds/request-refund.server";
import { ok, type Result } from "../../platform/result";
import { RefundForm } from "./form";
import { RefundPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "refund.issue", async ({ shop, actor, now }) => {
      const params = readParams(args.params, OrderParams);
      if (!params.ok) return params;
      const gid = orderGid(params.value.orderId);
      const [order, start, held, places] = await Promise.all([
        readOrder(shop.domain, gid),
        previewRefund({ shop, actor }, { orderGid: gid, ...NOTHING_YET }),
        readHeld({ shop, actor, now }, gid),
        placesOf(shop.domain),
      ]);
      if (!order.ok) return order;
      const { name, lines, shipping, shippingRefunded, currency, paidCurrency } = maskOrder(order.value, NOTHING_SHOWN);
      return ok({
        gid,
        name,
        lines,
        shipping,
        shippingRefunded,
        currency,
        paidCurrency,
        places,
        held,
        start: start.ok ? start.value : null,
        problem: start.ok ? null : start.error,
      });
    }),
  );
}

type Outcome = { readonly preview: RefundPreview } | { readonly done: RefundDone };

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "refund.issue", async ({ shop, actor }): Promise<Result<Outcome, GateProblem>> => {
      const params = readParams(args.params, OrderParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, RefundForm);
      if (!form.ok) return form;
      const { lines, shipping, less, notify, duties, method, restockAt } = form.value;
      const how = { notify, duties, method, restockAt };
      const choice = { ...how, orderGid: orderGid(params.value.orderId), lines, shipping, lessMinor: less };
      if (form.value.intent === "preview") {
        const preview = await previewRefund({ shop, actor }, { ...choice, reason: form.value.reason });
        return preview.ok ? ok({ preview: preview.value }) : preview;
      }
      const { reason, requestKey } = form.value;
      const payTwice = form.value.intent === "refund" && form.value.payTwice;
      const ask = { shop, actor, requestKey, input: { ...choice, reason, payTwice } };
      const done = await (form.value.intent === "ask"
        ? askForRefund({ ...ask, note: form.value.note })
        : requestRefund(ask));
      return done.ok ? ok({ done: done.value }) : done;
    }),
  );
}

export default function RefundRoute() {
  const data = useLoaderData<typeof loader>();
  return <RefundPage key={data.gid} {...data} />;
}
