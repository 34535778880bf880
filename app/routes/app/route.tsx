import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { asPerson } from "../../edge/as-person.server";
import { ErrorOutside } from "../../edge/error-outside";
import { menuOf } from "../../edge/menu";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { isShopifyAnswer } from "../../edge/shopify-answer";
import type { GateProblem } from "../../features/gate/performed";
import { saveChosenLocale } from "../../features/policy/person-store.server";
import { endView } from "../../features/view-as/change-view.server";
import { FRAMED_HEADER } from "../../features/view-as/view";
import viewStyles from "../../features/view-as/view-as.css?url";
import { setWidth } from "../../features/view-as/view-store.server";
import { ok } from "../../platform/result";
import { appKey } from "../../shopify/app-key.server";
import delegaStyles from "../../ui/delega.css?url";
import { ShellForm } from "./form";
import { ShellPage } from "./page";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: delegaStyles },
  { rel: "stylesheet", href: viewStyles },
];

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "anyone", ({ shop, actor, locale, firstName, now, viewer }) => {
      const { standing } = actor;
      const waiting = standing.kind === "assistant" && standing.grant.status !== "active";
      const { name, color, currency, timeZone, ownerName } = shop;
      return Promise.resolve(
        ok({
          apiKey: appKey(),
          locale,
          firstName,
          menu: menuOf(standing, { now, timeZone }),
          kind: waiting ? ("waiting" as const) : standing.kind,
          shop: { name, color, currency, timeZone, ownerName },
          seen: viewer === null ? null : { ...viewer.view, name: actor.name, firstName, reads: viewer.reads },
          framed: args.request.headers.has(FRAMED_HEADER),
        }),
      );
    }),
  );
}

/** What the reader does as themselves, also while they see Delega as somebody else; it changes nothing for others. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson<null, GateProblem>(args, "self", async ({ shop, actor }) => {
      const form = await readForm(args.request, ShellForm);
      if (!form.ok) return form;
      switch (form.value.intent) {
        case "language":
          await saveChosenLocale(shop.domain, actor.userId, form.value.locale);
          return ok(null);
        case "width":
          await setWidth(shop.domain, actor.userId, form.value.width);
          return ok(null);
        case "end": {
          const ended = await endView({ shop, actor, requestKey: form.value.requestKey });
          if (ended.ok) throw redirect(`/app/team/${form.value.grantId}`);
          return ended;
        }
      }
    }),
  );
}

export default function ShellRoute() {
  return <ShellPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return error instanceof Response || isShopifyAnswer(error) ? boundary.error(error) : <ErrorOutside />;
}
