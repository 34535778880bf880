import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readTraining } from "../../features/training/read-training.server";
import trainingStyles from "../../features/training/training.css?url";
import { TrainingPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: trainingStyles }];

/** Open to everybody whom Shopify vouches for: who is not invited yet practises, too, on what is made up. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "anyone", (visit) => readTraining(visit, new URL(args.request.url).searchParams.get("as") ?? "")),
  );
}

export default function TrainingRoute() {
  return <TrainingPage {...useLoaderData<typeof loader>()} />;
}
