import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { allTemplates } from "../../features/replies/choose-reply";
import { ok } from "../../platform/result";
import { RepliesPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "reply.use", () => Promise.resolve(ok({ en: allTemplates("en"), it: allTemplates("it") }))),
  );
}

export default function RepliesRoute() {
  return <RepliesPage {...useLoaderData<typeof loader>()} />;
}
