import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Attempt } from "./attempt";
import type { Parts } from "./parts";
import type { Tried } from "./score";

/** So many tries of one person are kept; later ones are answered all the same. */
const MOST = 500;

/** One try to keep. `asWhom` names whose rules decided, `rules` marks them; `example` is an example's or an order's. */
export type Kept = {
  readonly person: string;
  readonly requestKey: string;
  readonly asWhom: string;
  readonly example: string;
  readonly rules: string;
  readonly attempt: Attempt;
  readonly parts: Parts;
};

/** Keeps a try; the same request twice keeps it once. False = so many of this person are kept that this one is not. */
export async function keepTry(shop: string, kept: Kept): Promise<boolean> {
  const { person, requestKey, asWhom, example, rules, attempt, parts } = kept;
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `with kept as (
         insert into training_answer (shop, person, request_key, as_whom, example, rules, answer,
                                      reply_right, remedy_right, limit_right, at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_now()
         where (select count(*) from training_answer where shop = $1 and person = $2) < $11
         on conflict do nothing returning request_key
       )
       select 1 from kept union all
       select 1 from training_answer where shop = $1 and person = $2 and request_key = $3`,
      [
        ...[shop, person, requestKey, asWhom, example, rules, JSON.stringify(attempt)],
        ...[parts.reply, parts.remedy, parts.limit, MOST],
      ],
    ),
  );
  return rows.length > 0;
}

const Row = z
  .object({
    person: z.string(),
    as_whom: z.string(),
    example: z.string(),
    rules: z.string(),
    reply_right: z.boolean(),
    remedy_right: z.boolean().nullable(),
    limit_right: z.boolean(),
    at: z.date(),
    first: z.boolean(),
    latest: z.boolean(),
  })
  .transform((row) => ({
    person: row.person,
    asWhom: row.as_whom,
    example: row.example,
    rules: row.rules,
    parts: { reply: row.reply_right, remedy: row.remedy_right, limit: row.limit_right },
    at: row.at.toISOString(),
    first: row.first,
    latest: row.latest,
  }));

/** Whose try it was, and by whose rules. */
export type TriedBy = Tried & { readonly person: string; readonly asWhom: string };

/** The first and the latest try of each example, of one person or (null) of everybody, newest last. */
export async function listTries(shop: string, person: string | null): Promise<TriedBy[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select * from (
         select person, as_whom, example, rules, reply_right, remedy_right, limit_right, at,
                row_number() over (ofOne order by at, request_key) = 1 as first,
                row_number() over (ofOne order by at desc, request_key desc) = 1 as latest
         from training_answer where shop = $1 and ($2::text is null or person = $2)
         window ofOne as (partition by person, as_whom, example)
       ) tries where first or latest order by at`,
      [shop, person],
    ),
  );
  return rows.map((row) => Row.parse(row));
}
