import { z } from "zod";

const LONGEST_EMAIL = 254;

/** An address that mail can reach; empty is none. */
export const TypedEmail = z.string().trim().max(LONGEST_EMAIL).pipe(z.email());

/** Mailboxes differ in letter case on paper only, and Shopify may write them small. */
export function sameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
