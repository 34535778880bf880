import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { approveLess } from "../../features/approvals/approve-less.server";
import { readRequest } from "../../features/approvals/read-approvals.server";
import { approve, decline } from "../../features/gate/answer-approval.server";
import type { Ask } from "../../features/gate/ask";
import type { GateProblem, Performed } from "../../features/gate/performed";
import type { Result } from "../../platform/result";
import { RequestForm, RequestParams } from "./form";
import { RequestPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The owner's to answer, the asker's to see and to do. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "begun", async (visit) => {
      const params = readParams(args.params, RequestParams);
      return params.ok ? readRequest(visit, params.value.intentId) : params;
    }),
  );
}

/** Only the account owner, asked afresh of Shopify. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }): Promise<Result<Performed, GateProblem>> => {
      const params = readParams(args.params, RequestParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, RequestForm);
      if (!form.ok) return form;
      const { intentId } = params.value;
      return work(form.value, { shop, actor, requestKey: form.value.requestKey, input: {} }, intentId);
    }),
  );
}

function work(form: RequestForm, ask: Ask, intentId: string): Promise<Result<Performed, GateProblem>> {
  switch (form.intent) {
    case "approve":
      return approve({ ...ask, input: { intentId, seen: form.seen, text: form.text } });
    case "decline":
      return decline({ ...ask, input: { intentId, text: form.text } });
    case "less": {
      const input = { intentId, seen: form.seen, text: form.text, lessMinor: form.less };
      return approveLess({ ...ask, input }, intentId);
    }
  }
}

export default function RequestRoute() {
  const request = useLoaderData<typeof loader>();
  return <RequestPage key={request.id} request={request} />;
}
