import type { LoaderFunctionArgs } from "@remix-run/node";
import { bouncePage } from "../../edge/shopify-steps.server";

/** Shopify's one step of the log-in; its others (exit page, callback, log-in form) do not exist here. */
export function loader({ request }: LoaderFunctionArgs) {
  return bouncePage(request);
}
