import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useSay } from "../ui/use-say";

type Body = {
  readonly problem?: { readonly code?: string; readonly data?: Readonly<Record<string, string | number>> };
};

/** Refusals that need no shop in their sentence. */
const SAID: ReadonlySet<string> = new Set([
  "not_signed_in",
  "too_many_requests",
  "shopify_unreachable",
  "shopify_busy",
]);

/** What is shown where even the shell could not be drawn, because nobody knows yet for whom: words, no look. */
export function ErrorOutside() {
  const { t } = useTranslation();
  const error = useRouteError();
  const say = useSay();
  // Our own edge wrote it (respond.server.ts); whatever else it may be, only the problem is looked for.
  const problem = isRouteErrorResponse(error) ? (error.data as Body | null)?.problem : undefined;
  const known = problem?.code !== undefined && SAID.has(problem.code);
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
      <h1>{t("errorTitle")}</h1>
      <p>{known ? say(`problem:${problem.code ?? ""}`, problem.data) : t("errorNoReference")}</p>
      <p>{t("openFromAdmin")}</p>
    </main>
  );
}
