-- The gate under fire: every sending is an attempt of its own, a lease is a fence, and what waits is found again.
-- Webhooks in: an inbox of ids, what Shopify says of refunds, and a cursor for what webhooks lost.

alter table intent
  add column asked jsonb,
  add column settlement text check (settlement in ('PENDING', 'SUCCESS', 'FAILURE')),
  add column last_sent_at timestamptz,
  -- Shopify refused a sending that was not the first of its key: it may mean "in progress" or "failed before".
  add column refused_at timestamptz,
  add column not_before timestamptz;
drop index intent_unsettled;
create index intent_unsettled on intent (shop, state)
  where state in ('RESERVED', 'SENDING', 'UNKNOWN', 'NEEDS_OWNER') or settlement = 'PENDING';

create table attempt (
  shop text not null,
  intent_id uuid not null,
  number integer not null,
  at timestamptz not null,
  answer text,
  primary key (shop, intent_id, number),
  foreign key (shop, intent_id) references intent (shop, id)
);

-- Jobs that failed every time: shown to the owner, never dropped silently.
create table poison_job (
  shop text not null,
  id uuid not null,
  queue text not null,
  subject text not null,
  failed_at timestamptz not null,
  dismissed_at timestamptz,
  primary key (shop, id)
);

-- Webhooks are hints (decisions.md 22): ids and times only, never a body.
create table webhook_inbox (
  shop text not null,
  topic text not null,
  dedupe text not null,
  webhook_id text not null,
  event_id text,
  subject_gid text,
  order_gid text,
  triggered_at timestamptz,
  received_at timestamptz not null,
  taken_until timestamptz,
  attempts integer not null default 0,
  handled_at timestamptz,
  primary key (shop, topic, dedupe)
);
create index webhook_inbox_open on webhook_inbox (shop, received_at) where handled_at is null;
create index webhook_inbox_old on webhook_inbox (shop, handled_at) where handled_at is not null;

-- Every refund Shopify has, by whomever; `ours` = the reference and our app in the agreement.
create table register_refund (
  shop text not null,
  refund_gid text not null,
  order_gid text not null,
  customer_gid text,
  amount_minor bigint not null,
  currency text not null,
  money text not null check (money in ('PENDING', 'SUCCESS', 'FAILURE')),
  ours boolean not null,
  app_gid text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (shop, refund_gid)
);
create index register_refund_by_customer on register_refund (shop, customer_gid, created_at) where not ours;

create table sweep_cursor (
  shop text not null primary key,
  updated_since timestamptz not null
);

-- What Shopify asks on behalf of a customer; the owner sees it and says when it is done.
create table data_request (
  shop text not null,
  id uuid not null,
  customer_gid text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  primary key (shop, id)
);

do $$
declare t text;
begin
  foreach t in array array['attempt', 'poison_job', 'webhook_inbox', 'register_refund', 'sweep_cursor', 'data_request']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (shop = current_setting(''app.shop'', true))
                    with check (shop = current_setting(''app.shop'', true))', t);
    execute format('revoke all on %I from delega_app', t);
    execute format('grant select, insert, update on %I to delega_app', t);
  end loop;
end $$;
grant delete on webhook_inbox to delega_app;

-- One window of use, as before; a customer's window now also counts what others refunded on the customer's other orders.
create or replace function usage_in(p_shop text, p_key jsonb, p_measure text, p_window text) returns bigint
language plpgsql as $$
declare
  v_since timestamptz := case p_window
    when 'day' then date_trunc('day', app_now() at time zone (p_key->>'time_zone')) at time zone (p_key->>'time_zone')
    when 'rolling_24h' then app_now() - interval '24 hours'
    when 'customer_30d' then app_now() - interval '30 days'
    else '-infinity' end;
  v_amount bigint;
  v_count bigint;
  v_spent_on_order bigint := 0;
  v_outside bigint := 0;
begin
  select coalesce(sum(amount_minor), 0), count(*) into v_amount, v_count from usage
  where shop = p_shop and action = p_key->>'action' and state <> 'released' and at >= v_since
    and case p_window
      when 'order' then order_gid = p_key->>'order_gid'
      when 'customer_30d' then customer_gid = p_key->>'customer_gid'
      else person = p_key->>'person' end;
  if p_measure = 'count' then
    return v_count;
  end if;
  if p_window in ('order', 'customer_30d') then
    select coalesce(sum(amount_minor), 0) into v_spent_on_order from usage
    where shop = p_shop and action = p_key->>'action' and state = 'spent' and order_gid = p_key->>'order_gid';
    v_amount := v_amount + greatest(0, (p_key->>'refunded_minor')::bigint - v_spent_on_order);
  end if;
  if p_window = 'customer_30d' and p_key->>'customer_gid' is not null and p_key->>'action' = 'refund.issue' then
    select coalesce(sum(amount_minor), 0) into v_outside from register_refund
    where shop = p_shop and not ours and money <> 'FAILURE' and customer_gid = p_key->>'customer_gid'
      and order_gid is distinct from p_key->>'order_gid' and created_at >= v_since;
  end if;
  return v_amount + v_outside;
end $$;

-- Admission, as before; it also keeps what was asked, so that a change can be sent later exactly as it was meant.
create or replace function gate_admit(p_shop text, p_intent jsonb, p_key jsonb, p_limits jsonb, p_bytes bytea, p_entry jsonb)
returns jsonb language plpgsql as $$
declare
  v_old intent%rowtype;
  v_limit jsonb;
  v_used bigint;
  v_wanted bigint;
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
    v_used := usage_in(p_shop, p_key, v_limit->>'measure', v_limit->>'window');
    v_wanted := case v_limit->>'measure' when 'amount' then (p_intent->>'amount_minor')::bigint else 1 end;
    if v_used + v_wanted > (v_limit->>'max')::bigint then
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
  insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state)
  values (p_shop, (p_intent->>'id')::uuid, p_key->>'person', p_key->>'order_gid', p_key->>'customer_gid',
          p_intent->>'action', (p_intent->>'amount_minor')::bigint, app_now(),
          case when p_intent->>'state' = 'SUCCEEDED' then 'spent' else 'reserved' end);
  v_index := record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted', 'intent_id', p_intent->>'id', 'leaf_index', v_index);
end $$;

-- Does the grant still allow anything at all? The share lock makes a stop either wait for this or be seen by it.
-- Without a version (a later sending) only the grant's life counts: limits were checked when the use was reserved.
create function gate_grant_holds(p_shop text, p_grant uuid, p_version integer) returns boolean language plpgsql as $$
declare v_grant assistant_grant%rowtype;
begin
  if p_grant is null then
    return true;
  end if;
  select * into v_grant from assistant_grant where shop = p_shop and id = p_grant for share;
  return found and v_grant.status = 'active' and cardinality(v_grant.missing_steps) = 0
    and (p_version is null or v_grant.version = p_version)
    and coalesce(v_grant.valid_from <= app_now(), true) and coalesce(v_grant.valid_until > app_now(), true);
end $$;

-- Takes one sending under a lease. The lease's number is a fence: a sender that was overtaken can no longer say no.
-- An intent that was sent before may be sent again only inside the 20 hours in which Shopify surely keeps its key.
drop function gate_claim(text, uuid, interval);
create function gate_claim(p_shop text, p_id uuid, p_lease interval) returns jsonb language plpgsql as $$
declare v_intent intent%rowtype;
begin
  perform set_config('app.shop', p_shop, true);
  select * into v_intent from intent where shop = p_shop and id = p_id for update;
  if not found or v_intent.state not in ('RESERVED', 'UNKNOWN', 'SENDING')
     or (v_intent.state = 'SENDING' and v_intent.lease_until >= app_now()) then
    return jsonb_build_object('outcome', 'taken');
  end if;
  if v_intent.first_sent_at <= app_now() - interval '20 hours' then
    return jsonb_build_object('outcome', 'too_late');
  end if;
  if not gate_grant_holds(p_shop, v_intent.grant_id, null) then
    return jsonb_build_object('outcome', 'grant_changed');
  end if;
  update intent set state = 'SENDING', lease_until = app_now() + p_lease, sends = sends + 1, not_before = null,
                    first_sent_at = coalesce(first_sent_at, app_now()), last_sent_at = app_now()
  where shop = p_shop and id = p_id;
  insert into attempt (shop, intent_id, number, at) values (p_shop, p_id, v_intent.sends + 1, app_now());
  return jsonb_build_object('outcome', 'claimed', 'lease', v_intent.sends + 1);
end $$;

-- Moves an intent on, its usage with it, and appends the outcome's leaf (none for a mere postponement). False = it was
-- settled already, or a newer lease holds it and this is no success.
create or replace function gate_settle(p_shop text, p_id uuid, p_from text[], p_to jsonb, p_bytes bytea, p_entry jsonb)
returns boolean language plpgsql as $$
declare v_lease integer := (p_to->>'lease')::integer;
begin
  perform set_config('app.shop', p_shop, true);
  if v_lease is not null then
    update attempt set answer = coalesce(p_to->>'answer', answer) where shop = p_shop and intent_id = p_id and number = v_lease;
  end if;
  update intent set state = p_to->>'state', after = coalesce(p_to->'after', after),
                    result_gid = coalesce(p_to->>'result_gid', result_gid), problem = p_to->'problem',
                    settlement = coalesce(p_to->>'settlement', settlement),
                    refused_at = case when (p_to->>'refused')::boolean then app_now() else refused_at end,
                    not_before = app_now() + make_interval(secs => (p_to->>'wait_s')::double precision),
                    settled_at = case when p_to->>'state' in ('SUCCEEDED', 'FAILED', 'STALE', 'CANCELLED') then app_now() end
  where shop = p_shop and id = p_id and state = any (p_from)
    and (v_lease is null or sends = v_lease or p_to->>'state' = 'SUCCEEDED');
  if not found then
    return false;
  end if;
  update usage set state = p_to->>'usage' where shop = p_shop and intent_id = p_id;
  if p_bytes is not null then
    perform record_append(p_shop, p_bytes, p_entry);
  end if;
  return true;
end $$;

-- What became of the money after the refund was there: a gateway that fails later gives the limit back.
create function gate_money(p_shop text, p_id uuid, p_settlement text, p_bytes bytea, p_entry jsonb)
returns boolean language plpgsql as $$
begin
  perform set_config('app.shop', p_shop, true);
  update intent set settlement = p_settlement
  where shop = p_shop and id = p_id and state = 'SUCCEEDED' and settlement = 'PENDING' and p_settlement <> 'PENDING';
  if not found then
    return false;
  end if;
  update usage set state = case p_settlement when 'FAILURE' then 'released' else 'spent' end
  where shop = p_shop and intent_id = p_id;
  perform record_append(p_shop, p_bytes, p_entry);
  return true;
end $$;

-- Keeps a batch of webhooks, whatever shops they are of; a repeat changes nothing. Returns how many were new.
create function webhook_receive(p_rows jsonb) returns integer language plpgsql as $$
declare
  v_shop text;
  v_new integer := 0;
  v_count integer;
begin
  for v_shop in select distinct one->>'shop' from jsonb_array_elements(p_rows) as one order by 1 loop
    perform set_config('app.shop', v_shop, true);
    insert into webhook_inbox (shop, topic, dedupe, webhook_id, event_id, subject_gid, order_gid, triggered_at, received_at)
    select v_shop, topic, coalesce(event_id, webhook_id), webhook_id, event_id, subject_gid, order_gid, triggered_at,
           clock_timestamp()
    from jsonb_to_recordset(p_rows) as one(shop text, topic text, webhook_id text, event_id text, subject_gid text,
                                           order_gid text, triggered_at timestamptz)
    where one.shop = v_shop
    order by topic, coalesce(event_id, webhook_id)
    on conflict (shop, topic, dedupe) do nothing;
    get diagnostics v_count = row_count;
    v_new := v_new + v_count;
  end loop;
  return v_new;
end $$;

-- The record may be emptied in one case only: Shopify's shop/redact for a shop that left, by the function below, which
-- belongs to the migrating log-in. The app's own role is refused as before.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('app.forgetting', true) = old.shop and current_user <> 'delega_app' then
      return old;
    end if;
  end if;
  raise exception 'the record is append-only';
end $$;

create function forget_shop(p_shop text) returns void language plpgsql security definer set search_path = public as $$
declare t text;
begin
  if not exists (select from shop_registry where shop = p_shop and state = 'uninstalled') then
    raise exception 'only a shop that removed the app may be forgotten';
  end if;
  perform set_config('app.shop', p_shop, true);
  perform set_config('app.forgetting', p_shop, true);
  foreach t in array array['attempt', 'usage', 'intent', 'record_entry', 'record_head', 'shop_counter', 'invitation',
                           'assistant_grant', 'role_version', 'role', 'person', 'session', 'shop_setting', 'poison_job',
                           'webhook_inbox', 'register_refund', 'sweep_cursor', 'data_request'] loop
    execute format('delete from %I where shop = $1', t) using p_shop;
  end loop;
  delete from shop_registry where shop = p_shop;
  perform set_config('app.forgetting', '', true);
end $$;
revoke all on function forget_shop(text) from public;
grant execute on function forget_shop(text) to delega_app;
