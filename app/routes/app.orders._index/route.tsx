import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { findOrder } from "../../features/orders/find-order.server";
import { listOrders } from "../../features/orders/list-orders.server";
import { orderPath } from "../../features/orders/order-gid";
import { FindForm } from "./form";
import { OrdersPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", ({ shop, now }) =>
      listOrders(
        shop.domain,
        { after: new URL(args.request.url).searchParams.get("after") },
        { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone },
      ),
    ),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "order.search", async ({ shop, actor }) => {
      const form = await readForm(args.request, FindForm);
      if (!form.ok) return form;
      const found = await findOrder({ shop, actor, requestKey: form.value.requestKey }, form.value.q);
      if (!found.ok) return found;
      throw redirect(orderPath(found.value));
    }),
  );
}

export default function OrdersRoute() {
  return <OrdersPage {...useLoaderData<typeof loader>()} />;
}
