import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { readActivity } from "../../features/audit/read-activity.server";
import { setLimits } from "../../features/delegation/change-team.server";
import { readTeam } from "../../features/delegation/read-team.server";
import { checkLeak } from "../../features/leak/check-leak.server";
import { readLeak } from "../../features/leak/read-leak.server";
import { listPeople } from "../../features/policy/person-store.server";
import { assignRole, nameManager, setGrantTerms } from "../../features/roles/change-roles.server";
import { listRoles } from "../../features/roles/read-roles.server";
import { readTeamScores } from "../../features/training/read-training.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { startView } from "../../features/view-as/change-view.server";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { GrantForm, GrantParams } from "./form";
import { AssistantPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop }) => {
      const params = readParams(args.params, GrantParams);
      if (!params.ok) return params;
      const team = await readTeam(shop.domain, shop.timeZone);
      const teammate = team.assistants.find((one) => one.grantId === params.value.grantId);
      if (teammate === undefined) return fail(problem("not_found"));
      const [people, roles, scores] = await Promise.all([
        listPeople(shop.domain),
        listRoles(shop.domain),
        readTeamScores(shop.domain, null),
      ]);
      const [activity, leak] = await Promise.all([
        readActivity(shop.domain, { limit: 20, actorUser: teammate.userId }, people),
        readLeak(shop.domain, teammate.grantId, people),
      ]);
      const training = scores.find(({ person }) => person === teammate.userId)?.score ?? null;
      return ok({ teammate, roles, activity, training, leak });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const params = readParams(args.params, GrantParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, GrantForm);
      if (!form.ok) return form;
      const { grantId } = params.value;
      const ask = { shop, actor, requestKey: form.value.requestKey };
      switch (form.value.intent) {
        case "limits": {
          const { perOrderMinor, perDayMinor } = form.value;
          if (perDayMinor < perOrderMinor) return fail(problem("limit_invalid"));
          return setLimits({ ...ask, input: { grantId, perOrderMinor, perDayMinor } });
        }
        case "role":
          return assignRole({ ...ask, input: { grantId, roleId: form.value.roleId } });
        case "terms": {
          const { validFrom, validUntil, timeZone } = form.value;
          return setGrantTerms({ ...ask, input: { grantId, validFrom, validUntil, timeZone } });
        }
        case "manager":
          return nameManager({ ...ask, input: { grantId, may: form.value.may } });
        case "leak":
          return checkLeak({ ...ask, input: { grantId, step: form.value.step } });
        case "see": {
          const started = await startView({ ...ask, input: { grantId, width: form.value.width } });
          if (started.ok) throw redirect("/app");
          return started;
        }
      }
    }),
  );
}

export default function AssistantRoute() {
  const data = useLoaderData<typeof loader>();
  return <AssistantPage key={data.teammate.grantId} {...data} />;
}
