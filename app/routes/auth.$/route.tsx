import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopify } from "../../shopify/shopify.server";

/** Shopify's own steps of the log-in (bounce and exit pages): the library answers them all. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify().app.authenticate.admin(request);
  return null;
}
