import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { defaultLimits } from "../../features/delegation/invite-draft";
import type { GateProblem, Performed } from "../../features/gate/performed";
import { copyRole, retireRole, saveRole, setCeiling } from "../../features/roles/change-roles.server";
import { listRoles, readCeiling } from "../../features/roles/read-roles.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { ok } from "../../platform/result";
import { RolesForm } from "./form";
import { RolesPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "role.edit", async ({ shop }) => {
      const [roles, ceiling] = await Promise.all([listRoles(shop.domain), readCeiling(shop.domain)]);
      return ok({ roles, ceiling, first: defaultLimits(shop.currency) });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson<Performed | null, GateProblem>(args, "role.edit", async ({ shop, actor }) => {
      const form = await readForm(args.request, RolesForm);
      if (!form.ok) return form;
      switch (form.value.intent) {
        case "save": {
          // One after the other: each is a change of its own in the record. The first refusal ends the row.
          for (const { input, requestKey } of form.value.changes) {
            const saved = await saveRole({ shop, actor, requestKey, input });
            if (!saved.ok) return saved;
          }
          return ok(null);
        }
        case "copy": {
          const { roleId, name, requestKey } = form.value;
          return copyRole({ shop, actor, requestKey, input: { roleId, name } });
        }
        case "retire":
          return retireRole({ shop, actor, requestKey: form.value.requestKey, input: { roleId: form.value.roleId } });
        case "ceiling":
          return setCeiling({ shop, actor, requestKey: form.value.requestKey, input: form.value.input });
      }
    }),
  );
}

export default function RolesRoute() {
  return <RolesPage {...useLoaderData<typeof loader>()} />;
}
