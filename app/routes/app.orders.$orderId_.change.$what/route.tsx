import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { changeOrder } from "../../features/changes/change-order.server";
import { readChange } from "../../features/changes/read-change.server";
import type { ChangeDone } from "../../features/gate/perform-or-ask.server";
import type { GateProblem } from "../../features/gate/performed";
import { readHeld } from "../../features/held/read-held.server";
import { orderGid } from "../../features/orders/order-gid";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { ChangeForm, ChangeParams } from "./form";
import { ChangePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, now }) => {
      const params = readParams(args.params, ChangeParams);
      if (!params.ok) return params;
      const gid = orderGid(params.value.orderId);
      const [change, held] = await Promise.all([
        readChange({ shop, actor }, { what: params.value.what, orderGid: gid }),
        readHeld({ shop, actor, now }, gid),
      ]);
      return change.ok ? ok({ change: change.value, held }) : change;
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "order.read", async ({ shop, actor }): Promise<Result<ChangeDone, GateProblem>> => {
      const params = readParams(args.params, ChangeParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, ChangeForm);
      if (!form.ok) return form;
      const { intent, requestKey, words, ...typed } = form.value;
      if (intent !== params.value.what) return fail(problem("bad_input", { field: "intent" }));
      const asking = { shop, actor, requestKey, words, orderGid: orderGid(params.value.orderId) };
      return changeOrder(asking, { what: intent, ...typed } as Parameters<typeof changeOrder>[1]);
    }),
  );
}

export default function ChangeRoute() {
  const { change, held } = useLoaderData<typeof loader>();
  return <ChangePage key={`${change.orderGid} ${change.what}`} change={change} held={held} />;
}
