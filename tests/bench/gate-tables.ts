import pg from "pg";

/**
 * The peers' tables: plain ones, and one that is followed as supa_audit does it, by a trigger that looks up the key's
 * columns, makes an id of them and writes the row's version beside it.
 */
const PEERS = `
create table peer_plain (id bigserial primary key, shop text not null, at timestamptz not null default now(), body jsonb not null);
create table peer_followed (like peer_plain including all);
create table peer_version (
  id bigserial primary key, record_id uuid, old_record_id uuid, op text not null, at timestamptz not null default now(),
  table_oid oid not null, table_schema name not null, table_name name not null, record jsonb, old_record jsonb);
create index on peer_version (record_id) where record_id is not null;
create index on peer_version (old_record_id) where old_record_id is not null;
create index on peer_version using brin (at);
create index on peer_version (table_oid);
create function peer_follow() returns trigger language plpgsql security definer as $$
declare
  v_record jsonb := to_jsonb(new);
  v_columns text[] := (select array_agg(a.attname::text order by a.attname) from pg_index i
                       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                       where i.indrelid = tg_relid and i.indisprimary);
  v_id uuid := (select md5(tg_relid::text || string_agg(v_record->>name, ',' order by name))::uuid
                from unnest(v_columns) as name);
begin
  insert into peer_version (record_id, op, table_oid, table_schema, table_name, record)
  values (v_id, tg_op, tg_relid, tg_table_schema, tg_table_name, v_record);
  return new;
end $$;
create trigger peer_follow after insert on peer_followed for each row execute function peer_follow();
grant select, insert on peer_plain, peer_followed to delega_app;
grant usage on all sequences in schema public to delega_app;`;

export async function makePeers(url: string): Promise<void> {
  await asOwner(url, PEERS);
}

/**
 * A history of `entries` refunds of one shop over a year by 16 people, settled and recorded. The digests of the frontier
 * are of the right number and size, but no log's: an append costs the same, and nobody verifies this one.
 */
export async function fillHistory(url: string, shop: string, entries: number): Promise<void> {
  await asOwner(
    url,
    `create temp table past as
       select n, gen_random_uuid() as id, now() - interval '1 day' - n * interval '365 days' / ${String(entries)} as at,
              'gid://shopify/Order/' || n as order_gid, (9000000002 + n % 16)::text as person
       from generate_series(1, ${String(entries)}) as n;
     insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, order_gid, input,
                         input_hash, idem_key, amount_minor, currency, state, leaf, created_at, settled_at)
     select '${shop}', id, n, id::text, 'refund.issue', 'refund.issue', person, 'assistant', 'Chiara Bianchi', order_gid,
            jsonb_build_object('filler', repeat('x', 200)), repeat('0', 64), gen_random_uuid(), 1295, 'EUR', 'SUCCEEDED',
            repeat('0', 64), at, at from past;
     alter table usage disable trigger all;
     insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state)
     select '${shop}', id, person, order_gid, 'gid://shopify/Customer/' || n, 'refund.issue', 1295, at, 'spent' from past;
     alter table usage enable trigger all;
     insert into record_entry (shop, leaf_index, bytes, leaf, at, ref, phase, effect, actor_user, order_gid, intent_id)
     select '${shop}', n - 1, convert_to(repeat('x', 900), 'UTF8'), sha256(n::text::bytea), at, 'D-' || n, 'done',
            'refund.issue', person, order_gid, id from past;
     insert into record_head (shop, size, frontier)
     select '${shop}', ${String(entries)}, array_agg(sha256(bit::text::bytea))
     from generate_series(0, 30) as bit where (${String(entries)} >> bit) & 1 = 1;`,
  );
  await asOwner(url, "vacuum analyze");
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
