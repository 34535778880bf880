import { z } from "zod";
import type { Person } from "../features/policy/person";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { isShop } from "./claims";

/** A person as Shopify vouches for them in this request. */
export type Identity = { readonly shop: string; readonly person: Person };

const Shop = z.string().refine(isShop);

/** "write_orders,read_customers" */
const Scopes = z
  .string()
  .nullish()
  .transform((list) => list?.split(",").flatMap((one) => one.trim() || []) ?? null);

const Authenticated = z.object({
  sessionToken: z.object({ sub: z.string().regex(/^\d{1,20}$/), dest: z.url(), iss: z.url() }),
  session: z.object({
    shop: Shop,
    scope: Scopes,
    onlineAccessInfo: z.object({
      // The library keeps it out of a stored session: it is there right after an exchange only.
      associated_user_scope: Scopes,
      associated_user: z.object({
        id: z.union([z.number(), z.string()]).transform(String),
        first_name: z
          .string()
          .nullish()
          .transform((name) => name ?? ""),
        last_name: z
          .string()
          .nullish()
          .transform((name) => name ?? ""),
        email: z
          .string()
          .nullish()
          .transform((email) => email ?? ""),
        email_verified: z
          .boolean()
          .nullish()
          .transform((verified) => verified ?? false),
        account_owner: z
          .boolean()
          .nullish()
          .transform((owner) => owner ?? false),
        locale: z
          .string()
          .nullish()
          .transform((locale) => locale ?? "en"),
        collaborator: z
          .boolean()
          .nullish()
          .transform((collaborator) => collaborator ?? false),
      }),
    }),
  }),
});

/**
 * Takes the identity out of what Shopify's library verified, and checks what it does not: issuer and destination name
 * the session's shop, and the user of the online token is the `sub` of this request's token (decisions.md 12).
 */
export function identityOf(authenticated: unknown): Result<Identity, Problem> {
  const parsed = Authenticated.safeParse(authenticated);
  if (!parsed.success) return fail(problem("not_signed_in"));
  const { sessionToken, session } = parsed.data;
  const { associated_user: user, associated_user_scope: held } = session.onlineAccessInfo;
  const sameShop =
    new URL(sessionToken.dest).hostname === session.shop && new URL(sessionToken.iss).hostname === session.shop;
  if (!sameShop || user.id !== sessionToken.sub) return fail(problem("not_signed_in"));
  return ok({
    shop: session.shop,
    person: {
      userId: sessionToken.sub,
      firstName: user.first_name,
      lastName: user.last_name,
      email: user.email,
      emailVerified: user.email_verified,
      locale: user.locale,
      accountOwner: user.account_owner,
      collaborator: user.collaborator,
      ...(held === null ? {} : { scopes: { held, granted: session.scope ?? [] } }),
    },
  });
}
