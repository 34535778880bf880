import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readStop } from "../../features/delegation/read-stop.server";
import { EveryoneStoppedPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The newest stop of everyone. */
export async function loader(args: LoaderFunctionArgs) {
  return page(asPerson(args, "owner", ({ shop }) => readStop(shop.domain, "everyone")));
}

export default function EveryoneStoppedRoute() {
  return <EveryoneStoppedPage stop={useLoaderData<typeof loader>()} />;
}
