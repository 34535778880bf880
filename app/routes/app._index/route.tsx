import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import type { HomeView } from "../../features/home/home-view";
import { readHome } from "../../features/home/read-home.server";
import { join } from "../../features/delegation/change-team.server";
import { JoinForm } from "./form";
import { HomePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export async function loader(args: LoaderFunctionArgs): Promise<HomeView> {
  return page(asPerson(args, "anyone", readHome));
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "anyone", async ({ shop, actor }) => {
      const form = await readForm(args.request, JoinForm);
      return form.ok ? join({ shop, actor, requestKey: form.value.requestKey, input: {} }) : form;
    }),
  );
}

export default function HomeRoute() {
  return <HomePage home={useLoaderData<typeof loader>()} />;
}
