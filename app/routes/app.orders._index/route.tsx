import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { offered } from "../../features/gate/offered.server";
import { findOrder } from "../../features/orders/find-order.server";
import { listOrders } from "../../features/orders/list-orders.server";
import { listSearch, parseListQuery } from "../../features/orders/list-query";
import { orderPath } from "../../features/orders/order-gid";
import { seesFirstNames } from "../../features/orders/read-sights.server";
import { oldestFirst } from "../../features/orders/saved-view";
import { ok } from "../../platform/result";
import { FindForm } from "./form";
import { OrdersPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, now }) => {
      const types = actor.standing.kind === "owner";
      const query = parseListQuery(new URL(args.request.url).searchParams, { types, owner: shop.ownerName });
      if (!query.ok) return query;
      const [names, search] = await Promise.all([
        seesFirstNames({ shop, actor }),
        offered({ shop, actor }, "order.search"),
      ]);
      const story = { now, promiseDays: shop.promiseDays, timeZone: shop.timeZone };
      const { place, show, view } = query.value;
      const asked = {
        place,
        names,
        rows: show,
        search: listSearch(query.value, story),
        oldestFirst: oldestFirst(view),
      };
      const orders = await listOrders(shop.domain, asked, story);
      return orders.ok ? ok({ ...orders.value, search, query: query.value, types }) : orders;
    }),
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
