-- The same guarantees with less work: nothing here changes what is kept, refused or locked.

-- Keeps a batch of webhooks, as before; the batch is split by shop once instead of being read again for each shop.
create or replace function webhook_receive(p_rows jsonb) returns integer language plpgsql as $$
declare
  v_shop text;
  v_rows jsonb;
  v_new integer := 0;
  v_count integer;
begin
  for v_shop, v_rows in
    select one->>'shop', jsonb_agg(one) from jsonb_array_elements(p_rows) as one group by 1 order by 1
  loop
    perform set_config('app.shop', v_shop, true);
    insert into webhook_inbox (shop, topic, dedupe, webhook_id, event_id, subject_gid, order_gid, triggered_at, received_at)
    select v_shop, topic, coalesce(event_id, webhook_id), webhook_id, event_id, subject_gid, order_gid, triggered_at,
           clock_timestamp()
    from jsonb_to_recordset(v_rows) as one(topic text, webhook_id text, event_id text, subject_gid text, order_gid text,
                                           triggered_at timestamptz)
    order by topic, coalesce(event_id, webhook_id)
    on conflict (shop, topic, dedupe) do nothing;
    get diagnostics v_count = row_count;
    v_new := v_new + v_count;
  end loop;
  return v_new;
end $$;

-- Appends one leaf, as before; the head is made only where there is none yet.
create or replace function record_append(p_shop text, p_bytes bytea, p_entry jsonb) returns bigint language plpgsql as $$
declare
  v_size bigint;
  v_frontier bytea[];
  v_leaf bytea := sha256('\x00'::bytea || p_bytes);
  v_node bytea := v_leaf;
  v_rest bigint;
begin
  select size, frontier into v_size, v_frontier from record_head where shop = p_shop for update;
  if not found then
    insert into record_head (shop, size, frontier) values (p_shop, 0, '{}') on conflict (shop) do nothing;
    select size, frontier into v_size, v_frontier from record_head where shop = p_shop for update;
  end if;
  v_rest := v_size;
  while v_rest % 2 = 1 loop
    v_node := sha256('\x01'::bytea || v_frontier[cardinality(v_frontier)] || v_node);
    v_frontier := trim_array(v_frontier, 1);
    v_rest := v_rest / 2;
  end loop;
  insert into record_entry (shop, leaf_index, bytes, leaf, at, ref, phase, effect, actor_user, order_gid, intent_id)
  values (p_shop, v_size, p_bytes, v_leaf, (p_entry->>'at')::timestamptz, p_entry->>'ref', p_entry->>'phase',
          p_entry->>'effect', p_entry->>'actor_user', p_entry->>'order_gid', (p_entry->>'intent_id')::uuid);
  update record_head set size = v_size + 1, frontier = array_append(v_frontier, v_node) where shop = p_shop;
  return v_size;
end $$;

-- Rows that are changed again and again find room beside themselves, so that no index entry is written for it.
alter table record_head set (fillfactor = 20);
alter table shop_counter set (fillfactor = 20);
