import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { tick } from "../../features/delegation/change-team.server";
import { readStop } from "../../features/delegation/read-stop.server";
import { StoppedParams, TickForm } from "./form";
import { StoppedPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop }) => {
      const params = readParams(args.params, StoppedParams);
      return params.ok ? readStop(shop.domain, { grantId: params.value.grantId }) : params;
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const params = readParams(args.params, StoppedParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, TickForm);
      if (!form.ok) return form;
      const input = { grantId: params.value.grantId, kind: form.value.kind };
      return tick({ shop, actor, requestKey: form.value.requestKey, input });
    }),
  );
}

export default function StoppedRoute() {
  return <StoppedPage stop={useLoaderData<typeof loader>()} />;
}
