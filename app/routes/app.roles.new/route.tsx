import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { defaultLimits } from "../../features/delegation/invite-draft";
import { PRESETS, presetRules } from "../../features/policy/presets";
import { listRoles, readCeiling } from "../../features/roles/read-roles.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { ok } from "../../platform/result";
import { NewRolePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "role.edit", async ({ shop }) => {
      const asked = new URL(args.request.url).searchParams.get("preset");
      const preset = PRESETS.find((one) => one === asked) ?? "customer_support";
      const first = defaultLimits(shop.currency);
      const [roles, ceiling] = await Promise.all([listRoles(shop.domain), readCeiling(shop.domain)]);
      const taken = roles.map(({ name }) => name);
      return ok({ preset, rules: presetRules(preset, first), first, ceiling: ceiling?.rules ?? [], taken });
    }),
  );
}

export default function NewRoleRoute() {
  const data = useLoaderData<typeof loader>();
  return <NewRolePage key={data.preset} {...data} />;
}
