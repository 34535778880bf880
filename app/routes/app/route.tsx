import type { ActionFunctionArgs, HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { asPerson } from "../../edge/as-person.server";
import { ErrorOutside } from "../../edge/error-outside";
import { menuOf } from "../../edge/menu";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import { saveChosenLocale } from "../../features/policy/person-store.server";
import { ok } from "../../platform/result";
import { appKey } from "../../shopify/app-key.server";
import delegaStyles from "../../ui/delega.css?url";
import { LanguageForm } from "./form";
import { ShellPage } from "./page";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: delegaStyles },
];

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "anyone", ({ shop, actor, locale, firstName, now }) => {
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
        }),
      );
    }),
  );
}

/** The reader's own language; it changes nothing for anybody else. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "anyone", async ({ shop, actor }) => {
      const form = await readForm(args.request, LanguageForm);
      if (!form.ok) return form;
      await saveChosenLocale(shop.domain, actor.userId, form.value.locale);
      return ok({ locale: form.value.locale });
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

/** Shopify's own answers (bounce, re-authenticate) are markup that the library draws. */
function isShopifyAnswer(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "data" in error &&
    typeof error.data === "string" &&
    error.data.includes("<script")
  );
}
