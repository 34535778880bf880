import { forgetCustomer } from "../../features/register/customer-store.server";
import { ok } from "../../platform/result";
import type { WebhookHandler } from "../handler";

/** A customer is to be forgotten: whose refunds they were is erased, amounts and the record stay. */
export const customersRedact: WebhookHandler = async ({ shop, subjectGid, now }) => {
  if (subjectGid !== null) await forgetCustomer(shop, subjectGid, now);
  return ok(null);
};
