import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readRights } from "../../features/gate/read-rights.server";
import { ok } from "../../platform/result";
import { LimitsPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** One's own limits can be read at any hour, also when nothing else is open. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "begun", async ({ shop, actor: { standing } }) =>
      standing.kind === "assistant"
        ? ok({ rights: await readRights(shop, standing.grant), validUntil: standing.grant.validUntil })
        : ok({ rights: [], validUntil: null }),
    ),
  );
}

export default function LimitsRoute() {
  return <LimitsPage {...useLoaderData<typeof loader>()} />;
}
