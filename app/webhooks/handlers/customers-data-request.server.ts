import { noteDataRequest } from "../../features/register/customer-request.server";
import { ok } from "../../platform/result";
import type { WebhookHandler } from "../handler";

/** A customer asks what is known of them: the owner sees it, with the day until which it must be answered. */
export const customersDataRequest: WebhookHandler = async ({ shop, subjectGid, now }) => {
  if (subjectGid !== null) await noteDataRequest(shop, subjectGid, now);
  return ok(null);
};
