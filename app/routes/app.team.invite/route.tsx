import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { readDraftLimits } from "../../features/delegation/draft-store.server";
import { invite } from "../../features/delegation/change-team.server";
import { defaultLimits, startChoices } from "../../features/delegation/invite-draft";
import { listRoles, readCeiling } from "../../features/roles/read-roles.server";
import rolesStyles from "../../features/roles/roles.css?url";
import { hasRefundScope } from "../../features/refunds/refund-scope.server";
import { ok } from "../../platform/result";
import { appUrl } from "../../shopify/admin-url";
import { appHandle } from "../../shopify/app-key.server";
import { InviteForm } from "./form";
import { InvitePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rolesStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop, firstName }) => {
      const limit = Number(new URL(args.request.url).searchParams.get("limit"));
      const first = defaultLimits(shop.currency);
      const [roles, ceiling] = await Promise.all([listRoles(shop.domain), readCeiling(shop.domain)]);
      return ok({
        choices: startChoices(roles, first),
        ceiling: ceiling?.rules ?? [],
        first,
        link: appUrl(shop.domain, appHandle()),
        owner: firstName,
        refundsAllowed: await hasRefundScope(shop.domain),
        startMinor:
          Number.isSafeInteger(limit) && limit > 0
            ? limit
            : ((await readDraftLimits(shop.domain))?.perOrderMinor ?? null),
      });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const form = await readForm(args.request, InviteForm);
      if (!form.ok) return form;
      const { requestKey, ...input } = form.value;
      return invite({ shop, actor, requestKey, input });
    }),
  );
}

export default function InviteRoute() {
  return <InvitePage {...useLoaderData<typeof loader>()} />;
}
