import type { WebhookHandler } from "./handler";
import { appUninstalled } from "./handlers/app-uninstalled.server";
import { customersDataRequest } from "./handlers/customers-data-request.server";
import { customersRedact } from "./handlers/customers-redact.server";
import { orderTouched } from "./handlers/order-touched.server";
import { scopesUpdate } from "./handlers/scopes-update.server";
import { shopRedact } from "./handlers/shop-redact.server";
import type { Topic } from "./topics";

export const HANDLERS: Readonly<Record<Topic, WebhookHandler>> = {
  "app/uninstalled": appUninstalled,
  "app/scopes_update": scopesUpdate,
  "refunds/create": orderTouched,
  "order_transactions/create": orderTouched,
  "orders/updated": orderTouched,
  "orders/edited": orderTouched,
  "orders/cancelled": orderTouched,
  "customers/data_request": customersDataRequest,
  "customers/redact": customersRedact,
  "shop/redact": shopRedact,
};
