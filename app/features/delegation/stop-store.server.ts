import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import { ON_ITS_WAY } from "../gate/intent";
import { reference } from "../gate/reference";
import type { StopLine, StopPart } from "./stop-view";

/** So many rows of each kind are listed; the figures count all. */
const MOST = 50;

const StopRow = z.object({ leaf_index: z.coerce.number().int() });

/** Where the record tells of the newest stop of this grant, or of everyone; undefined = there was none. */
export async function findStop(shop: string, who: { grantId: string } | "everyone"): Promise<number | undefined> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select (select max(leaf_index) from record_entry e
               where e.shop = $1 and e.actor_user = i.actor_user and e.intent_id = i.id) as leaf_index
       from intent i where i.shop = $1 and i.effect = 'team.stop'
         and case when $2::text is null then i.input->>'who' = 'everyone' else i.after->'stopped' ? $2 end
       order by i.number desc limit 1`,
      [shop, who === "everyone" ? null : who.grantId],
    );
    return rows[0] === undefined ? undefined : StopRow.parse(rows[0]).leaf_index;
  });
}

/** The person of each grant, by the grant's id. */
export async function usersOfGrants(tx: Tx, shop: string, grantIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query("select id, shopify_user_id from assistant_grant where shop = $1 and id = any ($2)", [
    shop,
    grantIds,
  ]);
  return new Map(rows.map((row) => [String(row["id"]), String(row["shopify_user_id"])]));
}

const LineRow = z.object({
  number: z.coerce.number().int(),
  effect: z.string(),
  order_gid: z.string().nullable(),
  order_name: z.string().nullable(),
  amount_minor: z.coerce.number().int(),
  created_at: z.date(),
});
const PartRow = LineRow.extend({
  part: z.enum(["refunds", "addresses", "shown", "on_its_way"]),
  total: z.coerce.number().int(),
  sum: z.coerce.number().int(),
  customers: z.coerce.number().int(),
});

function lineOf(row: z.infer<typeof LineRow>): StopLine {
  return {
    reference: reference(row.number),
    effect: row.effect,
    orderGid: row.order_gid,
    orderName: row.order_name,
    amountMinor: row.amount_minor,
    at: row.created_at.toISOString(),
  };
}

/** What these grants had asked for and a stop cancelled. */
export async function listCancelled(
  tx: Tx,
  shop: string,
  { grantIds, references }: { readonly grantIds: readonly string[]; readonly references: readonly string[] },
): Promise<StopLine[]> {
  const numbers = references.map((one) => Number(one.replace(/^D-/, "")));
  const { rows } = await tx.query(
    `select number, effect, order_gid, input->>'order' as order_name, amount_minor, created_at from intent
     where shop = $1 and number = any ($2) and grant_id = any ($3) order by number desc`,
    [shop, numbers, grantIds],
  );
  return rows.map((row) => lineOf(LineRow.parse(row)));
}

export type Work = {
  readonly refunds: StopPart;
  readonly addresses: StopPart;
  readonly shown: StopPart & { readonly customers: number };
  readonly onItsWay: StopPart;
};

/**
 * What these people did between two moments, and what of theirs is on its way now, whenever it was asked. A customer is
 * told apart by their id where it is known, else by the order.
 */
export async function workOf(
  tx: Tx,
  shop: string,
  { users, from, to }: { readonly users: readonly string[]; readonly from: string; readonly to: string },
): Promise<Work> {
  const { rows } = await tx.query(
    `with work as (
       select i.*, part.name as part,
         coalesce((select max(u.customer_gid) from usage u where u.shop = $1 and u.intent_id = i.id), i.order_gid) as customer
       from intent i cross join lateral (values
         ('refunds', i.effect = 'refund.issue' and i.state = 'SUCCEEDED' and i.created_at between $3 and $4),
         ('addresses', i.action = 'order.address' and i.state = 'SUCCEEDED' and i.created_at between $3 and $4),
         ('shown', i.effect = 'order.reveal' and i.created_at between $3 and $4),
         ('on_its_way', i.state in (${ON_ITS_WAY.map((state) => `'${state}'`).join(", ")}) or i.settlement = 'PENDING')
       ) as part (name, applies)
       where i.shop = $1 and i.actor_user = any ($2) and part.applies
     ), counted as (
       select part, count(*) as total, coalesce(sum(amount_minor), 0) as sum, count(distinct customer) as customers
       from work group by part
     ), placed as (
       select *, row_number() over (partition by part order by number desc) as place from work
     )
     select number, effect, order_gid, input->>'order' as order_name, amount_minor, created_at, part, total, sum, customers
     from placed join counted using (part) where place <= $5 order by number desc`,
    [shop, users, from, to, MOST],
  );
  const found = rows.map((row) => PartRow.parse(row));
  const partOf = (name: z.infer<typeof PartRow>["part"]) => {
    const own = found.filter(({ part }) => part === name);
    const { total = 0, sum = 0, customers = 0 } = own[0] ?? {};
    return { count: total, sumMinor: sum, customers, rows: own.map(lineOf) };
  };
  return {
    refunds: partOf("refunds"),
    addresses: partOf("addresses"),
    shown: partOf("shown"),
    onItsWay: partOf("on_its_way"),
  };
}
