import { inShop } from "../../../../../app/platform/db.server";
import type { Action } from "../../../../../app/features/policy/action";
import { LOTO } from "../../../../support/practice-shop";

/** Whose use it is, and of which order and customer; null = no order's. */
export type UsedBy = {
  readonly userId: string;
  readonly orderGid: string | null;
  readonly customerGid: string | null;
};

const EVE =
  "date_trunc('day', app_now() at time zone 'Europe/Rome') at time zone 'Europe/Rome' - interval '1 millisecond'";
/** Where use lies that counts in this window and in no shorter one of the shop's calendar. */
const WHEN: Readonly<Record<string, string>> = {
  order: "app_now() - interval '3 days'",
  day: "app_now()",
  rolling_1h: "app_now()",
  rolling_24h: "app_now()",
  eve: EVE,
  customer_90d: "app_now() - interval '30 days'",
};

/** Brings the use of limits about that a situation names by `measure|window|whose`, as earlier changes would have. */
export async function useUp(action: Action, used: Readonly<Record<string, number>>, by: UsedBy): Promise<void> {
  for (const [key, value] of Object.entries(used)) {
    const [measure = "", window = ""] = key.split("|");
    // One use of today lies in the last 24 hours as well; what only these 24 hours hold was done before midnight.
    if (window === "rolling_24h" && measure === "amount" && "amount|day|own" in used) continue;
    const at = WHEN[window === "rolling_24h" && measure === "amount" ? "eve" : window];
    if (at === undefined) throw new Error(`teach this world when use in the window ${window} was`);
    const mine = {
      ...by,
      orderGid: window === "order" ? by.orderGid : null,
      customerGid: window.startsWith("customer") ? by.customerGid : null,
    };
    const [times, amountMinor] = measure === "count" ? [value, 0] : [1, value];
    await insertUse(action, { ...mine, at, times, amountMinor });
  }
}

type Use = UsedBy & { readonly at: string; readonly times: number; readonly amountMinor: number };

let number = 1_000_000_000;

async function insertUse(
  action: Action,
  { userId, orderGid, customerGid, at, times, amountMinor }: Use,
): Promise<void> {
  const after = number;
  number += times;
  await inShop(LOTO, (tx) =>
    tx.query(
      `with made as (
         insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, order_gid,
           input, input_hash, idem_key, amount_minor, state, leaf, created_at)
         select $1, gen_random_uuid(), $2::bigint + n, gen_random_uuid()::text, 'earlier', $3, $4, 'assistant', '', $5,
           '{}', '', gen_random_uuid(), $7, 'SUCCEEDED', '', ${at}
         from generate_series(1, $8::int) n returning id)
       insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state, actor_kind)
       select $1, id, $4, $5, $6, $3, $7, ${at}, 'spent', 'assistant' from made`,
      [LOTO, after, action, userId, orderGid, customerGid, amountMinor, times],
    ),
  );
}

/** What all assistants together have used of an action so far today, minor units. */
export async function usedTogether(action: Action): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ sum: string }>("select coalesce(sum(amount_minor), 0) as sum from usage where action = $1", [action]),
  );
  return Number(rows[0]?.sum);
}
