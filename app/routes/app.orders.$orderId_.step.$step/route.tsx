import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { readStep } from "../../features/fulfilment/read-step.server";
import { isOfStep } from "../../features/fulfilment/step-draft";
import { takeStep } from "../../features/fulfilment/take-step.server";
import type { ChangeDone } from "../../features/gate/perform-or-ask.server";
import type { GateProblem } from "../../features/gate/performed";
import { readHeld } from "../../features/held/read-held.server";
import { orderGid } from "../../features/orders/order-gid";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { StepForm, StepParams } from "./form";
import { StepPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, now }) => {
      const params = readParams(args.params, StepParams);
      if (!params.ok) return params;
      const gid = orderGid(params.value.orderId);
      const [view, held] = await Promise.all([
        readStep({ shop, actor }, { step: params.value.step, orderGid: gid }),
        readHeld({ shop, actor, now }, gid),
      ]);
      return view.ok ? ok({ view: view.value, held }) : view;
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "order.read", async ({ shop, actor }): Promise<Result<ChangeDone, GateProblem>> => {
      const params = readParams(args.params, StepParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, StepForm);
      if (!form.ok) return form;
      const { intent, requestKey, words, choice } = form.value;
      if (!isOfStep(intent, params.value.step)) return fail(problem("bad_input", { field: "intent" }));
      return takeStep({ shop, actor, requestKey, words, orderGid: orderGid(params.value.orderId) }, { intent, choice });
    }),
  );
}

export default function StepRoute() {
  const { view, held } = useLoaderData<typeof loader>();
  return <StepPage key={`${view.orderGid} ${view.step}`} view={view} held={held} />;
}
