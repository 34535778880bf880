import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { offeredChanges } from "../../features/changes/offered-changes.server";
import { readHeld } from "../../features/held/read-held.server";
import { maskOrder } from "../../features/orders/mask-order";
import { orderGid } from "../../features/orders/order-gid";
import { OrderParams } from "../../features/orders/order-params";
import { readOrder } from "../../features/orders/read-order.server";
import { readSights } from "../../features/orders/read-sights.server";
import { reveal } from "../../features/orders/reveal.server";
import { statusStory } from "../../features/orders/status-story";
import { NOTHING_YET, previewRefund } from "../../features/refunds/preview-refund.server";
import { proposeReplies } from "../../features/replies/propose-reply";
import { recordReply } from "../../features/replies/use-reply.server";
import { offered } from "../../features/gate/offered.server";
import type { GateProblem } from "../../features/gate/performed";
import { ok, type Result } from "../../platform/result";
import { OrderForm } from "./form";
import { OrderPage } from "./page";

type Done = { readonly field?: string; readonly how?: string };

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, firstName, locale, now }) => {
      const params = readParams(args.params, OrderParams);
      if (!params.ok) return params;
      const gid = orderGid(params.value.orderId);
      const [order, refund, held] = await Promise.all([
        readOrder(shop.domain, gid),
        previewRefund({ shop, actor }, { orderGid: gid, ...NOTHING_YET }),
        readHeld({ shop, actor, now }, gid),
      ]);
      if (!order.ok) return order;
      const story = statusStory(order.value, { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone });
      const signature = { person: firstName, shop: shop.name };
      const subject = { orderGid: gid, customerGid: order.value.customer.gid };
      const [{ shown, sights }, reply, changes] = await Promise.all([
        readSights({ shop, actor }, order.value),
        offered({ shop, actor }, "reply.use", subject),
        offeredChanges({ shop, actor }, subject),
      ]);
      const showName = shown.name !== "hidden";
      return ok({
        order: maskOrder(order.value, shown),
        sights,
        held,
        story,
        replies: proposeReplies(order.value, { story, signature, timeZone: shop.timeZone, locale, showName }),
        reply,
        changes,
        refund: refund.ok ? refund.value.decision : null,
        refundProblem: refund.ok ? null : refund.error,
      });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "order.read", async ({ shop, actor }): Promise<Result<Done, GateProblem>> => {
      const params = readParams(args.params, OrderParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, OrderForm);
      if (!form.ok) return form;
      const ask = { shop, actor, requestKey: form.value.requestKey };
      const gid = orderGid(params.value.orderId);
      if (form.value.intent === "reveal") {
        const { field, reason } = form.value;
        return reveal({ ...ask, input: { orderGid: gid, field, reason } });
      }
      const { template, language, how } = form.value;
      return recordReply({ ...ask, input: { orderGid: gid, template, language, how } });
    }),
  );
}

export default function OrderRoute() {
  return <OrderPage {...useLoaderData<typeof loader>()} />;
}
