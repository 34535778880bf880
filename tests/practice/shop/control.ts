import { CHANGE_SWITCHES } from "./control/change-switches";
import { FAULT_SWITCHES } from "./control/fault-switches";
import { INSTALLATION_SWITCHES } from "./control/installation-switches";
import { MONEY_SWITCHES } from "./control/money-switches";
import { ORDER_SWITCHES } from "./control/order-switches";
import { SEARCH_SWITCHES } from "./control/search-switches";
import { SHIPPING_SWITCHES } from "./control/shipping-switches";
import { WEBHOOK_SWITCHES } from "./control/webhook-switches";
import type { Reply, Switches } from "./control/switch";
import type { State } from "./state";

type Request = { method: string; url: URL; body: unknown };

const SWITCHES: Switches = {
  ...INSTALLATION_SWITCHES,
  ...FAULT_SWITCHES,
  ...WEBHOOK_SWITCHES,
  ...ORDER_SWITCHES,
  ...SEARCH_SWITCHES,
  ...SHIPPING_SWITCHES,
  ...CHANGE_SWITCHES,
  ...MONEY_SWITCHES,
};

/** The store's own switches, for people and tests; the app never calls them. */
export function control(state: State, { method, url, body }: Request): Reply {
  const found = SWITCHES[`${method} ${url.pathname}`];
  return found === undefined ? { status: 404, body: { error: "no such switch" } } : found(state, { url, body });
}
