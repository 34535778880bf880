import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { keepDraft } from "../../features/delegation/draft-role.server";
import { defaultLimits } from "../../features/delegation/invite-draft";
import { pastFrom } from "../../features/past/read-past.server";
import { ok } from "../../platform/result";
import { DraftForm } from "./form";
import { PastPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The page, and each further part of the past that an open page asks for. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "owner", async ({ shop, now }) => {
      const after = new URL(args.request.url).searchParams.get("after");
      return ok({ first: await pastFrom(shop.domain, { now, after }), start: defaultLimits(shop.currency) });
    }),
  );
}

/** Keeps the amounts; nothing goes to Shopify. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const form = await readForm(args.request, DraftForm);
      if (!form.ok) return form;
      const { requestKey, ...input } = form.value;
      return keepDraft({ shop, actor, requestKey, input });
    }),
  );
}

export default function PastRoute() {
  return <PastPage {...useLoaderData<typeof loader>()} />;
}
