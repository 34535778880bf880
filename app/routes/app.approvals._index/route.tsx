import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readApprovals } from "../../features/approvals/read-approvals.server";
import { ok } from "../../platform/result";
import { ApprovalsPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The owner's queue; an assistant sees what they asked for. */
export async function loader(args: LoaderFunctionArgs) {
  return page(asPerson(args, "begun", async (visit) => ok(await readApprovals(visit))));
}

export default function ApprovalsRoute() {
  return <ApprovalsPage {...useLoaderData<typeof loader>()} />;
}
