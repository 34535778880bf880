import { prismaForShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import type { Person } from "./person";

export async function savePerson(shop: string, person: Person): Promise<{ chosenLocale: string | null }> {
  const { userId: shopifyUserId, scopes, ...named } = person;
  const told =
    scopes === undefined
      ? {}
      : { heldScopes: [...scopes.held], grantedScopes: [...scopes.granted], scopesSeenAt: new Date() };
  const rest = { ...named, ...told };
  return prismaForShop(shop).person.upsert({
    where: { shop_shopifyUserId: { shop, shopifyUserId } },
    create: { shop, shopifyUserId, ...rest },
    update: { ...rest, seenAt: new Date() },
    select: { chosenLocale: true },
  });
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
