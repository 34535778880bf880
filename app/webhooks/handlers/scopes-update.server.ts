import { recordScopes } from "../../features/delegation/record-scopes.server";
import type { WebhookHandler } from "../handler";

/** What Delega may do in the shop changed; the scopes are read afresh and recorded. */
export const scopesUpdate: WebhookHandler = ({ shop, now }) => recordScopes(shop, now);
