import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readRights } from "../../features/gate/read-rights.server";
import { ok } from "../../platform/result";
import { LimitsPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor }) =>
      ok(actor.standing.kind === "assistant" ? await readRights(shop, actor.standing.grant) : []),
    ),
  );
}

export default function LimitsRoute() {
  return <LimitsPage rights={useLoaderData<typeof loader>()} />;
}
