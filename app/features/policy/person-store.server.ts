import { z } from "zod";
import { inShop, prismaForShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import type { Person } from "./person";

const Saved = z.object({ chosen_locale: z.string().nullable() });

/** Keeps the person as Shopify vouches for them now; what it told of their scopes stays until it tells of them again. */
export async function savePerson(shop: string, person: Person): Promise<{ chosenLocale: string | null }> {
  const { userId, firstName, lastName, email, emailVerified, locale, accountOwner, collaborator, scopes } = person;
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `insert into person (shop, shopify_user_id, first_name, last_name, email, email_verified, locale, account_owner,
                           collaborator, seen_at, held_scopes, granted_scopes, scopes_seen_at, held_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_now(), coalesce($10::text[], '{}'), coalesce($11::text[], '{}'),
               case when $10::text[] is null then null else app_now() end,
               coalesce((select jsonb_object_agg(scope, app_now()) from unnest($10::text[]) scope), '{}'))
       on conflict (shop, shopify_user_id) do update set
         first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
         email_verified = excluded.email_verified, locale = excluded.locale, account_owner = excluded.account_owner,
         collaborator = excluded.collaborator, seen_at = excluded.seen_at,
         held_scopes = coalesce($10::text[], person.held_scopes), granted_scopes = coalesce($11::text[], person.granted_scopes),
         scopes_seen_at = coalesce(excluded.scopes_seen_at, person.scopes_seen_at),
         held_at = person.held_at || excluded.held_at
       returning chosen_locale`,
      [
        ...[shop, userId, firstName, lastName, email, emailVerified, locale, accountOwner, collaborator],
        ...[scopes?.held ?? null, scopes?.granted ?? null],
      ],
    ),
  );
  return { chosenLocale: Saved.parse(rows[0]).chosen_locale };
}

/** The language a person chose for themselves; it belongs to them, not to the shop. */
export async function saveChosenLocale(shop: string, userId: string, locale: string): Promise<void> {
  await prismaForShop(shop).person.updateMany({
    where: { shop, shopifyUserId: userId },
    data: { chosenLocale: locale },
  });
}

/** The person inside an open transaction; undefined when they never opened Delega. */
export async function findPerson(
  tx: Tx,
  shop: string,
  userId: string,
): Promise<Pick<Person, "email" | "emailVerified"> | undefined> {
  const { rows } = await tx.query("select email, email_verified from person where shop = $1 and shopify_user_id = $2", [
    shop,
    userId,
  ]);
  const row = rows[0];
  return row === undefined ? undefined : { email: String(row["email"]), emailVerified: row["email_verified"] === true };
}

/** Names by user id, for pages that show who did what. */
export async function listPeople(shop: string): Promise<ReadonlyMap<string, { name: string; email: string }>> {
  const rows = await prismaForShop(shop).person.findMany();
  return new Map(
    rows.map((row) => [row.shopifyUserId, { name: `${row.firstName} ${row.lastName}`.trim(), email: row.email }]),
  );
}
