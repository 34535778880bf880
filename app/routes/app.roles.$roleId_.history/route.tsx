import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readParams } from "../../edge/read-form";
import { page } from "../../edge/respond.server";
import { readHistory, readRole } from "../../features/roles/read-roles.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { HistoryParams } from "./form";
import { HistoryPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "role.edit", async ({ shop }) => {
      const params = readParams(args.params, HistoryParams);
      if (!params.ok) return params;
      const { roleId } = params.value;
      const [role, versions] = await Promise.all([readRole(shop.domain, roleId), readHistory(shop.domain, roleId)]);
      if (role === undefined) return fail(problem("not_found"));
      return ok({ role: { roleId, name: role.name }, versions });
    }),
  );
}

export default function HistoryRoute() {
  return <HistoryPage {...useLoaderData<typeof loader>()} />;
}
