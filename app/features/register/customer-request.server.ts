import { randomUUID } from "node:crypto";
import { addDataRequest } from "./customer-store.server";

/** By law and by Shopify's rules a customer is answered within this. */
const ANSWER_WITHIN_MS = 30 * 86_400_000;

/** A customer asks what is known of them. */
export async function noteDataRequest(shop: string, customerGid: string, now: string): Promise<void> {
  const dueAt = new Date(Date.parse(now) + ANSWER_WITHIN_MS).toISOString();
  await addDataRequest(shop, { id: randomUUID(), customerGid, askedAt: now, dueAt });
}
