import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readParams } from "../../edge/read-form";
import { page } from "../../edge/respond.server";
import { defaultLimits } from "../../features/delegation/invite-draft";
import { readCeiling, readRole } from "../../features/roles/read-roles.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { RoleParams } from "./form";
import { RolePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "role.edit", async ({ shop }) => {
      const params = readParams(args.params, RoleParams);
      if (!params.ok) return params;
      const [role, ceiling] = await Promise.all([readRole(shop.domain, params.value.roleId), readCeiling(shop.domain)]);
      if (role === undefined) return fail(problem("not_found"));
      const openAt = new URL(args.request.url).searchParams.get("open");
      return ok({ role, ceiling: ceiling?.rules ?? [], first: defaultLimits(shop.currency), openAt });
    }),
  );
}

export default function RoleRoute() {
  const data = useLoaderData<typeof loader>();
  return <RolePage key={data.role.roleId} {...data} />;
}
