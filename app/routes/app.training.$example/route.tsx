import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm, readParams } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { readExercise } from "../../features/training/read-training.server";
import trainingStyles from "../../features/training/training.css?url";
import { tryExercise } from "../../features/training/try-exercise.server";
import { ExampleParams, TryForm } from "./form";
import { ExamplePage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: trainingStyles }];

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "anyone", async (visit) => {
      const params = readParams(args.params, ExampleParams);
      if (!params.ok) return params;
      const asked = new URL(args.request.url).searchParams.get("as") ?? "";
      return readExercise(visit, { id: params.value.example, asked });
    }),
  );
}

export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "anyone", async (visit) => {
      const params = readParams(args.params, ExampleParams);
      if (!params.ok) return params;
      const form = await readForm(args.request, TryForm);
      if (!form.ok) return form;
      const { as: asked, requestKey, ...attempt } = form.value;
      return tryExercise(visit, { id: params.value.example, asked, attempt, requestKey });
    }),
  );
}

export default function ExampleRoute() {
  const exercise = useLoaderData<typeof loader>();
  return <ExamplePage exercise={exercise} />;
}
