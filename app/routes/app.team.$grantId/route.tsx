import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { readActivity } from "../../features/audit/read-activity.server";
import { setLimits } from "../../features/delegation/change-team.server";
import { readTeam } from "../../features/delegation/read-team.server";
import { listPeople } from "../../features/policy/person-store.server";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { GrantParams, LimitsForm } from "./form";
import { AssistantPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop }) => {
      const params = readParams(args.params, GrantParams);
      if (!params.ok) return params;
      const team = await readTeam(shop.domain, shop.timeZone);
      const teammate = team.assistants.find((one) => one.grantId === params.value.grantId);
      if (teammate === undefined) return fail(problem("not_found"));
      const people = await listPeople(shop.domain);
      const activity = await readActivity(shop.domain, { limit: 20, actorUser: teammate.userId }, people);
      return ok({ teammate, activity });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const params = readParams(args.params, GrantParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, LimitsForm);
      if (!form.ok) return form;
      const { requestKey, ...limits } = form.value;
      if (limits.perDayMinor < limits.perOrderMinor) return fail(problem("limit_invalid"));
      return setLimits({ shop, actor, requestKey, input: { grantId: params.value.grantId, ...limits } });
    }),
  );
}

export default function AssistantRoute() {
  const data = useLoaderData<typeof loader>();
  return <AssistantPage key={data.teammate.grantId} {...data} />;
}
