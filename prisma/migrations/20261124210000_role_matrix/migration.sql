-- The role matrix: a change may use several rights, limits know more windows, and one ceiling holds for all assistants.

-- Roles have a name of the owner's or that of a preset; the ceiling is a role whose rows hold limits only.
alter table role add column kind text not null default 'role' check (kind in ('role', 'ceiling'));
alter table role add column preset text;
alter table role add column copied_from uuid;
alter table role add column retired_at timestamptz;
create unique index role_one_ceiling on role (shop) where kind = 'ceiling';

-- The assistant's own clock, for working hours; null = the shop's.
alter table assistant_grant add column time_zone text;

-- One row for each right that a change uses; whether an assistant did it, for the ceiling.
alter table usage add column actor_kind text not null default 'assistant';
alter table usage drop constraint usage_pkey;
alter table usage add primary key (shop, intent_id, action);
create index usage_of_assistants on usage (shop, action, at) where state <> 'released' and actor_kind = 'assistant';

drop function gate_facts(text, jsonb, boolean);
drop function usage_in(text, jsonb, text, text);

-- The beginning of a window by the database's clock and, for calendar windows, the shop's calendar.
create function window_start(p_window text, p_time_zone text) returns timestamptz language sql as $$
  select case p_window
    when 'rolling_1h' then app_now() - interval '1 hour'
    when 'rolling_24h' then app_now() - interval '24 hours'
    when 'day' then date_trunc('day', app_now() at time zone p_time_zone) at time zone p_time_zone
    when 'week' then date_trunc('week', app_now() at time zone p_time_zone) at time zone p_time_zone
    when 'month' then date_trunc('month', app_now() at time zone p_time_zone) at time zone p_time_zone
    when 'customer_30d' then app_now() - interval '30 days'
    when 'customer_90d' then app_now() - interval '90 days'
    when 'customer_365d' then app_now() - interval '365 days'
    when 'order' then '-infinity'
  end
$$;

-- The use that one limit counts. Person windows count what the person did, or with whose = 'all' what every assistant
-- did; order and customer windows what anybody did. For the change's main right they also count what Shopify says was
-- refunded on this order by any hand (decisions.md 5): the greater of our spent sum and Shopify's total, so that our own
-- refunds are not counted twice and a forged note hides nothing. What is reserved comes on top.
create function usage_in(p_shop text, p_key jsonb, p_limit jsonb) returns bigint language plpgsql as $$
declare
  v_action text := p_limit->>'action';
  v_window text := p_limit->>'window';
  v_since timestamptz := window_start(v_window, p_key->>'time_zone');
  v_is_order boolean := v_window = 'order';
  v_is_customer boolean := v_window like 'customer%';
  v_amount bigint;
  v_count bigint;
  v_spent_on_order bigint;
  v_outside bigint := 0;
begin
  if v_since is null then
    raise exception 'no such window: %', v_window;
  end if;
  select coalesce(sum(amount_minor), 0), count(*) into v_amount, v_count from usage
  where shop = p_shop and action = v_action and state <> 'released' and at >= v_since
    and case
      when v_is_order then order_gid = p_key->>'order_gid'
      when v_is_customer then customer_gid = p_key->>'customer_gid'
      when p_limit->>'whose' = 'all' then actor_kind = 'assistant'
      else person = p_key->>'person' end;
  if p_limit->>'measure' = 'count' then
    return v_count;
  end if;
  if (v_is_order or v_is_customer) and v_action = p_key->>'action' then
    select coalesce(sum(amount_minor), 0) into v_spent_on_order from usage
    where shop = p_shop and action = v_action and state = 'spent' and order_gid = p_key->>'order_gid';
    v_amount := v_amount + greatest(0, (p_key->>'refunded_minor')::bigint - v_spent_on_order);
  end if;
  if v_is_customer and p_key->>'customer_gid' is not null and v_action = 'refund.issue' then
    select coalesce(sum(amount_minor), 0) into v_outside from register_refund
    where shop = p_shop and not ours and money <> 'FAILURE' and customer_gid = p_key->>'customer_gid'
      and order_gid is distinct from p_key->>'order_gid' and created_at >= v_since;
  end if;
  return v_amount + v_outside;
end $$;

-- What a decision needs from the database, in one trip: the use of each limit in the given order, the clock, and with
-- p_take_number also the shop's next reference number.
create function gate_facts(p_shop text, p_key jsonb, p_limits jsonb, p_take_number boolean) returns jsonb
language plpgsql as $$
declare
  v_number bigint;
  v_used bigint[] := '{}';
  v_limit jsonb;
begin
  perform set_config('app.shop', p_shop, true);
  if p_take_number then
    insert into shop_counter (shop, next_number) values (p_shop, 10002)
    on conflict (shop) do update set next_number = shop_counter.next_number + 1
    returning next_number - 1 into v_number;
  end if;
  for v_limit in select * from jsonb_array_elements(p_limits) loop
    v_used := v_used || usage_in(p_shop, p_key, v_limit);
  end loop;
  return jsonb_build_object('number', v_number, 'used', to_jsonb(v_used), 'now', app_now());
end $$;

-- The locks of a change, always in the order all assistants, person, order, customer, so that no two changes wait for
-- each other. The first is taken only where a limit counts what all assistants did.
create or replace function gate_lock(p_shop text, p_key jsonb) returns void language plpgsql as $$
begin
  perform set_config('app.shop', p_shop, true);
  if (p_key->>'together')::boolean then
    perform pg_advisory_xact_lock(hashtextextended('assistants:' || p_shop, 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('person:' || p_shop || ':' || (p_key->>'person'), 0));
  if p_key->>'order_gid' is not null then
    perform pg_advisory_xact_lock(hashtextextended('order:' || p_shop || ':' || (p_key->>'order_gid'), 0));
  end if;
  if p_key->>'customer_gid' is not null then
    perform pg_advisory_xact_lock(hashtextextended('customer:' || p_shop || ':' || (p_key->>'customer_gid'), 0));
  end if;
end $$;

-- Admission (decisions.md 4), as before; each limit carries what this change wants of it, and each right its use.
create or replace function gate_admit(p_shop text, p_intent jsonb, p_key jsonb, p_limits jsonb, p_bytes bytea, p_entry jsonb)
returns jsonb language plpgsql as $$
declare
  v_old intent%rowtype;
  v_limit jsonb;
  v_index bigint;
begin
  perform gate_lock(p_shop, p_key);

  select * into v_old from intent where shop = p_shop and request_key = p_intent->>'request_key';
  if found then
    if v_old.input_hash = p_intent->>'input_hash' and v_old.actor_user = p_intent->>'actor_user' then
      return jsonb_build_object('outcome', 'replay', 'intent_id', v_old.id);
    end if;
    return jsonb_build_object('outcome', 'request_key_reused');
  end if;

  if not gate_grant_holds(p_shop, (p_intent->>'grant_id')::uuid, (p_intent->>'grant_version')::integer) then
    return jsonb_build_object('outcome', 'grant_changed');
  end if;

  for v_limit in select * from jsonb_array_elements(p_limits) loop
    if usage_in(p_shop, p_key, v_limit) + (v_limit->>'wanted')::bigint > (v_limit->>'max')::bigint then
      return jsonb_build_object('outcome', 'over_limit');
    end if;
  end loop;

  insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, grant_id,
                      order_gid, asked, input, frozen, input_hash, idem_key, fingerprint, decision, amount_minor,
                      currency, state, leaf, before, after, created_at, settled_at)
  values (p_shop, (p_intent->>'id')::uuid, (p_intent->>'number')::bigint, p_intent->>'request_key',
          p_intent->>'effect', p_intent->>'action', p_intent->>'actor_user', p_intent->>'actor_kind',
          p_intent->>'actor_name', (p_intent->>'grant_id')::uuid, p_key->>'order_gid', p_intent->'asked',
          p_intent->'input', p_intent->'frozen', p_intent->>'input_hash', (p_intent->>'idem_key')::uuid,
          p_intent->>'fingerprint', p_intent->'decision', (p_intent->>'amount_minor')::bigint, p_intent->>'currency',
          p_intent->>'state', encode(sha256('\x00'::bytea || p_bytes), 'hex'), p_intent->'before', p_intent->'after',
          app_now(), case when p_intent->>'state' = 'SUCCEEDED' then app_now() end);
  insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state, actor_kind)
  select p_shop, (p_intent->>'id')::uuid, p_key->>'person', p_key->>'order_gid', p_key->>'customer_gid', one.action,
         one.amount_minor, app_now(), case when p_intent->>'state' = 'SUCCEEDED' then 'spent' else 'reserved' end,
         p_intent->>'actor_kind'
  from jsonb_to_recordset(p_intent->'uses') as one(action text, amount_minor bigint);
  v_index := record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted', 'intent_id', p_intent->>'id', 'leaf_index', v_index);
end $$;
