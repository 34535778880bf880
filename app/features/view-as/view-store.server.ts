import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import type { Person } from "../policy/person";
import { VIEW_MINUTES, ViewWidth, type View } from "./view";

const Row = z.object({
  grant_id: z.uuid(),
  width: ViewWidth,
  until: z.date().transform((at) => at.toISOString()),
  left_ms: z.coerce.number(),
  shopify_user_id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  locale: z.string(),
});

/** An open view with the person it shows, as Shopify last said who they are. */
export type OpenView = View & { readonly person: ViewedPerson };

/** `locale` is the language they chose, else the one Shopify says. */
type ViewedPerson = Pick<Person, "userId" | "firstName" | "lastName" | "email" | "emailVerified" | "locale">;

/** The viewer's open view by the database's clock; undefined = none, it ran out, or its person was stopped. */
export async function findView(shop: string, viewer: string): Promise<OpenView | undefined> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select v.grant_id, v.width, v.until, extract(epoch from v.until - app_now()) * 1000 as left_ms, g.shopify_user_id,
         coalesce(p.first_name, '') as first_name, coalesce(p.last_name, '') as last_name, coalesce(p.email, '') as email,
         coalesce(p.email_verified, false) as email_verified, coalesce(p.chosen_locale, p.locale, 'en') as locale
       from person_view v
       join assistant_grant g on g.shop = v.shop and g.id = v.grant_id and g.status <> 'stopped'
       left join person p on p.shop = g.shop and p.shopify_user_id = g.shopify_user_id
       where v.shop = $1 and v.viewer_user_id = $2 and v.until > app_now()`,
      [shop, viewer],
    );
    return rows[0] === undefined ? undefined : viewFrom(Row.parse(rows[0]));
  });
}

function viewFrom(row: z.infer<typeof Row>): OpenView {
  return {
    grantId: row.grant_id,
    width: row.width,
    until: row.until,
    leftMs: Math.max(0, Math.round(row.left_ms)),
    person: {
      userId: row.shopify_user_id,
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      emailVerified: row.email_verified,
      locale: row.locale,
    },
  };
}

type NewView = { readonly viewer: string; readonly grantId: string; readonly width: ViewWidth };

/**
 * Opens the viewer's one view, in place of an earlier one. Returns whom it shows; undefined when the shop has no living
 * grant with this id.
 */
export async function openView(tx: Tx, shop: string, { viewer, grantId, width }: NewView): Promise<string | undefined> {
  const { rows } = await tx.query(
    `with opened as (
       insert into person_view (shop, viewer_user_id, grant_id, width, until)
       select shop, $3, id, $4, app_now() + make_interval(mins => $5) from assistant_grant
       where shop = $1 and id = $2 and status <> 'stopped' for share
       on conflict (shop, viewer_user_id)
         do update set grant_id = excluded.grant_id, width = excluded.width, until = excluded.until
       returning grant_id
     )
     select g.shopify_user_id from opened join assistant_grant g on g.shop = $1 and g.id = opened.grant_id`,
    [shop, grantId, viewer, width, VIEW_MINUTES],
  );
  return rows[0] === undefined ? undefined : String(rows[0]["shopify_user_id"]);
}

/** Closes the viewer's view; undefined when there was none. Whom it showed, else. */
export async function closeView(
  tx: Tx,
  shop: string,
  viewer: string,
): Promise<{ grantId: string; userId: string } | undefined> {
  const { rows } = await tx.query(
    `delete from person_view v using assistant_grant g
     where v.shop = $1 and v.viewer_user_id = $2 and g.shop = v.shop and g.id = v.grant_id
     returning v.grant_id, g.shopify_user_id`,
    [shop, viewer],
  );
  const row = rows[0];
  return row === undefined ? undefined : { grantId: String(row["grant_id"]), userId: String(row["shopify_user_id"]) };
}

/** How wide the viewer looks: nobody else's business, and not recorded. */
export async function setWidth(shop: string, viewer: string, width: ViewWidth): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query("update person_view set width = $3 where shop = $1 and viewer_user_id = $2", [shop, viewer, width]),
  );
}
