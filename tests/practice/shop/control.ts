import { ZodError } from "zod";
import { CHANGE_SECTION } from "./control/change-section";
import { CHANGE_SWITCHES } from "./control/change-switches";
import { FAULT_SECTION, FAULT_SWITCHES } from "./control/fault-switches";
import { INSTALLATION_SECTION, INSTALLATION_SWITCHES } from "./control/installation-switches";
import { MONEY_SECTION } from "./control/money-section";
import { MONEY_SWITCHES } from "./control/money-switches";
import { ORDER_SECTION, ORDER_SWITCHES } from "./control/order-switches";
import { PEOPLE_SECTION, PEOPLE_SWITCHES } from "./control/people-switches";
import { SEARCH_SECTION, SEARCH_SWITCHES } from "./control/search-switches";
import { SHIPPING_SECTION, SHIPPING_SWITCHES } from "./control/shipping-switches";
import { WEBHOOK_SECTION, WEBHOOK_SWITCHES } from "./control/webhook-switches";
import type { Section } from "./control/panel";
import { ok, refused, type Reply, type Switches } from "./control/switch";
import type { State } from "./state";

type Request = { method: string; url: URL; body: unknown };

/** What the page of switches shows, in this order. A topic that brings switches brings its section. */
export const SECTIONS: readonly Section[] = [
  FAULT_SECTION,
  WEBHOOK_SECTION,
  ORDER_SECTION,
  CHANGE_SECTION,
  SHIPPING_SECTION,
  MONEY_SECTION,
  SEARCH_SECTION,
  INSTALLATION_SECTION,
  PEOPLE_SECTION,
];

export const SWITCHES: Switches = {
  "GET /practice/sections": () => ok(SECTIONS),
  ...INSTALLATION_SWITCHES,
  ...PEOPLE_SWITCHES,
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
  if (found === undefined) return refused("no such switch");
  try {
    return found(state, { url, body });
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return refused(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "), 400);
  }
}
