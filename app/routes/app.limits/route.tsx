import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readRights } from "../../features/gate/read-rights.server";
import { wasStopped } from "../../features/policy/grant-store.server";
import { termsOf } from "../../features/policy/grant";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { LimitsPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** One's own limits can be read at any hour, also when nothing else is open. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "anyone", async ({ shop, actor }) => {
      const { standing } = actor;
      if (standing.kind === "owner") return ok({ rights: [], validUntil: null });
      if (standing.kind === "stranger") {
        const stopped = await wasStopped(shop.domain, actor.userId);
        return fail(problem(stopped ? "access_stopped" : "not_invited", { owner: shop.ownerName }));
      }
      if (termsOf(standing.grant).inactive !== null) return fail(problem("not_active", { owner: shop.ownerName }));
      return ok({ rights: await readRights(shop, standing.grant), validUntil: standing.grant.validUntil });
    }),
  );
}

export default function LimitsRoute() {
  return <LimitsPage {...useLoaderData<typeof loader>()} />;
}
