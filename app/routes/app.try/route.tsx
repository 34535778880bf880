import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { readTry } from "../../features/try/read-try.server";
import { ok } from "../../platform/result";
import { TryPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop, locale, now }) => {
      const asked = new URL(args.request.url).searchParams;
      return ok(await readTry({ shop, locale, now }, Object.fromEntries(asked)));
    }),
  );
}

export default function TryRoute() {
  return <TryPage {...useLoaderData<typeof loader>()} />;
}
