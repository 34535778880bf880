import { leaveShop } from "../../features/delegation/leave-shop.server";
import type { WebhookHandler } from "../handler";

/** The shop removed the app: tokens go, rights sleep. One that comes late, after a new installation, changes nothing. */
export const appUninstalled: WebhookHandler = ({ shop, now }) => leaveShop(shop, now);
