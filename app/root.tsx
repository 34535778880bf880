import { Links, Meta, Outlet, Scripts, useRouteError, isRouteErrorResponse } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useNonce } from "./ui/nonce";

export default function Root() {
  const { i18n } = useTranslation();
  const nonce = useNonce();
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Delega</title>
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        {/* No ScrollRestoration: inside Shopify's frame the browser may deny session storage. */}
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** The last resort, outside the admin's look: what went wrong before the shell could draw. */
export function ErrorBoundary() {
  const { t, i18n } = useTranslation();
  const error = useRouteError();
  const isAnswer = isRouteErrorResponse(error);
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Delega</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
        <h1>{isAnswer && error.status === 404 ? t("notFoundTitle") : t("errorTitle")}</h1>
        <p>{isAnswer && error.status === 404 ? t("openFromAdmin") : t("errorNoReference")}</p>
      </body>
    </html>
  );
}
