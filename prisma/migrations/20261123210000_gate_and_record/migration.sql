-- People, roles, grants, invitations; the gate's intents and usage; the record (an RFC 6962 log per shop).

create table person (
  shop text not null,
  shopify_user_id text not null,
  first_name text not null default '',
  last_name text not null default '',
  email text not null default '',
  email_verified boolean not null default false,
  locale text not null default 'en',
  chosen_locale text,
  account_owner boolean not null default false,
  collaborator boolean not null default false,
  seen_at timestamptz not null default now(),
  primary key (shop, shopify_user_id)
);

create table role (
  shop text not null,
  id uuid not null,
  name text not null,
  primary key (shop, id)
);

-- Immutable: a change of limits is a new version.
create table role_version (
  shop text not null,
  id uuid not null,
  role_id uuid not null,
  number integer not null,
  rules jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (shop, id),
  unique (shop, role_id, number),
  foreign key (shop, role_id) references role (shop, id)
);

create table assistant_grant (
  shop text not null,
  id uuid not null,
  shopify_user_id text not null,
  role_version_id uuid not null,
  overrides jsonb not null default '[]',
  status text not null check (status in ('waiting', 'active', 'stopped')),
  missing_steps text[] not null default '{}',
  valid_from timestamptz,
  valid_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  stopped_at timestamptz,
  primary key (shop, id),
  foreign key (shop, role_version_id) references role_version (shop, id)
);
-- One living grant a person; stopped ones stay as history.
create unique index assistant_grant_living on assistant_grant (shop, shopify_user_id) where status <> 'stopped';

create table invitation (
  shop text not null,
  id uuid not null,
  name text not null,
  email text not null,
  role_version_id uuid not null,
  activate_at_once boolean not null,
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  salt bytea not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  accepted_by text,
  accepted_at timestamptz,
  primary key (shop, id),
  foreign key (shop, role_version_id) references role_version (shop, id)
);
create unique index invitation_open_email on invitation (shop, lower(email)) where state = 'open';

create table intent (
  shop text not null,
  id uuid not null,
  number bigint not null,
  request_key text not null,
  effect text not null,
  action text not null,
  actor_user text not null,
  actor_kind text not null,
  actor_name text not null,
  grant_id uuid,
  order_gid text,
  input jsonb not null,
  frozen jsonb,
  input_hash text not null,
  idem_key uuid not null,
  fingerprint text,
  decision jsonb,
  amount_minor bigint not null default 0,
  currency text,
  state text not null,
  leaf text not null,
  lease_until timestamptz,
  first_sent_at timestamptz,
  sends integer not null default 0,
  looked_up integer not null default 0,
  first_absent_at timestamptz,
  before jsonb,
  after jsonb,
  result_gid text,
  problem jsonb,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (shop, id),
  unique (shop, number),
  unique (shop, request_key),
  unique (shop, result_gid)
);
create index intent_unsettled on intent (shop, state) where state in ('RESERVED', 'SENDING', 'UNKNOWN');
create index intent_by_actor on intent (shop, actor_user, created_at);
create index intent_by_order on intent (shop, order_gid);

-- What counts against limits (decisions.md 5): remaining = max(0, limit - used). Released rows no longer count.
create table usage (
  shop text not null,
  intent_id uuid not null,
  person text not null,
  order_gid text,
  customer_gid text,
  action text not null,
  amount_minor bigint not null,
  at timestamptz not null,
  state text not null check (state in ('reserved', 'spent', 'released')),
  primary key (shop, intent_id),
  foreign key (shop, intent_id) references intent (shop, id)
);
create index usage_by_person on usage (shop, person, action, at) where state <> 'released';
create index usage_by_order on usage (shop, order_gid, action) where state <> 'released';
create index usage_by_customer on usage (shop, customer_gid, action, at) where state <> 'released';

create table shop_counter (
  shop text not null primary key,
  next_number bigint not null
);

create table record_head (
  shop text not null primary key,
  size bigint not null,
  frontier bytea[] not null
);

create table record_entry (
  shop text not null,
  leaf_index bigint not null,
  bytes bytea not null,
  leaf bytea not null,
  at timestamptz not null,
  ref text not null,
  phase text not null,
  effect text not null,
  actor_user text not null,
  order_gid text,
  intent_id uuid,
  primary key (shop, leaf_index)
);
create index record_entry_by_order on record_entry (shop, order_gid, leaf_index);
create index record_entry_by_actor on record_entry (shop, actor_user, leaf_index);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only';
end $$;
create trigger record_entry_is_append_only before update or delete on record_entry
  for each row execute function refuse_change();
create trigger record_entry_is_never_emptied before truncate on record_entry
  for each statement execute function refuse_change();
create trigger role_version_is_immutable before update or delete on role_version
  for each row execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['person', 'role', 'role_version', 'assistant_grant', 'invitation', 'intent', 'usage',
                           'shop_counter', 'record_head', 'record_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (shop = current_setting(''app.shop'', true))
                    with check (shop = current_setting(''app.shop'', true))', t);
    execute format('revoke all on %I from delega_app', t);
  end loop;
end $$;
grant select, insert, update on person, role, assistant_grant, invitation, intent, usage, shop_counter, record_head
  to delega_app;
grant select, insert on role_version, record_entry to delega_app;

-- Appends one leaf: leaf = SHA-256(00 || bytes), node = SHA-256(01 || left || right); the frontier holds the roots of the
-- perfect subtrees, largest first. The head row's lock orders the shop's entries; the leaf's index is its position.
create function record_append(p_shop text, p_bytes bytea, p_entry jsonb) returns bigint language plpgsql as $$
declare
  v_size bigint;
  v_frontier bytea[];
  v_leaf bytea := sha256('\x00'::bytea || p_bytes);
  v_node bytea := v_leaf;
  v_rest bigint;
begin
  insert into record_head (shop, size, frontier) values (p_shop, 0, '{}') on conflict (shop) do nothing;
  select size, frontier into v_size, v_frontier from record_head where shop = p_shop for update;
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

-- One window of use. Person windows count what the person did; order and customer windows what anyone did, and what
-- Shopify says was refunded on this order by any hand (decisions.md 5): the greater of our spent sum and Shopify's total,
-- so that our own refunds are not counted twice and a forged note hides nothing. What is reserved comes on top.
create function usage_in(p_shop text, p_key jsonb, p_measure text, p_window text) returns bigint language plpgsql as $$
declare
  v_since timestamptz := case p_window
    when 'day' then date_trunc('day', app_now() at time zone (p_key->>'time_zone')) at time zone (p_key->>'time_zone')
    when 'rolling_24h' then app_now() - interval '24 hours'
    when 'customer_30d' then app_now() - interval '30 days'
    else '-infinity' end;
  v_amount bigint;
  v_count bigint;
  v_spent_on_order bigint := 0;
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
    return v_amount + greatest(0, (p_key->>'refunded_minor')::bigint - v_spent_on_order);
  end if;
  return v_amount;
end $$;

-- What a decision needs from the database, in one trip; with p_take_number also the shop's next reference number.
create function gate_facts(p_shop text, p_key jsonb, p_take_number boolean) returns jsonb language plpgsql as $$
declare
  v_number bigint;
  v_used jsonb := '{}';
  v_measure text;
  v_window text;
  v_sums jsonb;
begin
  perform set_config('app.shop', p_shop, true);
  if p_take_number then
    insert into shop_counter (shop, next_number) values (p_shop, 10002)
    on conflict (shop) do update set next_number = shop_counter.next_number + 1
    returning next_number - 1 into v_number;
  end if;
  foreach v_measure in array array['amount', 'count'] loop
    v_sums := '{}';
    foreach v_window in array array['order', 'day', 'rolling_24h', 'customer_30d'] loop
      v_sums := v_sums || jsonb_build_object(v_window, usage_in(p_shop, p_key, v_measure, v_window));
    end loop;
    v_used := v_used || jsonb_build_object(v_measure, v_sums);
  end loop;
  return jsonb_build_object('number', v_number, 'used', v_used, 'now', app_now());
end $$;

-- The locks of a change, always in the order person, order, customer, so that no two changes wait for each other.
create function gate_lock(p_shop text, p_key jsonb) returns void language plpgsql as $$
begin
  perform set_config('app.shop', p_shop, true);
  perform pg_advisory_xact_lock(hashtextextended('person:' || p_shop || ':' || (p_key->>'person'), 0));
  if p_key->>'order_gid' is not null then
    perform pg_advisory_xact_lock(hashtextextended('order:' || p_shop || ':' || (p_key->>'order_gid'), 0));
  end if;
  if p_key->>'customer_gid' is not null then
    perform pg_advisory_xact_lock(hashtextextended('customer:' || p_shop || ':' || (p_key->>'customer_gid'), 0));
  end if;
end $$;

-- Admission (decisions.md 4): locks in the fixed order person, order, customer; replay; grant; limits; intent; usage; leaf.
create function gate_admit(p_shop text, p_intent jsonb, p_key jsonb, p_limits jsonb, p_bytes bytea, p_entry jsonb)
returns jsonb language plpgsql as $$
declare
  v_old intent%rowtype;
  v_grant assistant_grant%rowtype;
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

  if p_intent->>'grant_id' is not null then
    -- The share lock makes a stop either wait for this admission or be seen by it.
    select * into v_grant from assistant_grant where shop = p_shop and id = (p_intent->>'grant_id')::uuid for share;
    if not found or v_grant.status <> 'active' or cardinality(v_grant.missing_steps) > 0
       or v_grant.version <> (p_intent->>'grant_version')::integer
       or v_grant.valid_from > app_now() or v_grant.valid_until <= app_now() then
      return jsonb_build_object('outcome', 'grant_changed');
    end if;
  end if;

  for v_limit in select * from jsonb_array_elements(p_limits) loop
    v_used := usage_in(p_shop, p_key, v_limit->>'measure', v_limit->>'window');
    v_wanted := case v_limit->>'measure' when 'amount' then (p_intent->>'amount_minor')::bigint else 1 end;
    if v_used + v_wanted > (v_limit->>'max')::bigint then
      return jsonb_build_object('outcome', 'over_limit');
    end if;
  end loop;

  insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, grant_id,
                      order_gid, input, frozen, input_hash, idem_key, fingerprint, decision, amount_minor, currency,
                      state, leaf, before, after, created_at, settled_at)
  values (p_shop, (p_intent->>'id')::uuid, (p_intent->>'number')::bigint, p_intent->>'request_key',
          p_intent->>'effect', p_intent->>'action', p_intent->>'actor_user', p_intent->>'actor_kind',
          p_intent->>'actor_name', (p_intent->>'grant_id')::uuid, p_key->>'order_gid', p_intent->'input',
          p_intent->'frozen', p_intent->>'input_hash', (p_intent->>'idem_key')::uuid, p_intent->>'fingerprint',
          p_intent->'decision', (p_intent->>'amount_minor')::bigint, p_intent->>'currency', p_intent->>'state',
          encode(sha256('\x00'::bytea || p_bytes), 'hex'), p_intent->'before', p_intent->'after', app_now(),
          case when p_intent->>'state' = 'SUCCEEDED' then app_now() end);
  insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state)
  values (p_shop, (p_intent->>'id')::uuid, p_key->>'person', p_key->>'order_gid', p_key->>'customer_gid',
          p_intent->>'action', (p_intent->>'amount_minor')::bigint, app_now(),
          case when p_intent->>'state' = 'SUCCEEDED' then 'spent' else 'reserved' end);
  v_index := record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted', 'intent_id', p_intent->>'id', 'leaf_index', v_index);
end $$;

-- Claims the one sending: only from RESERVED, under a lease longer than the HTTP time-out. False = somebody else has it.
create function gate_claim(p_shop text, p_id uuid, p_lease interval) returns boolean language plpgsql as $$
begin
  perform set_config('app.shop', p_shop, true);
  update intent set state = 'SENDING', lease_until = app_now() + p_lease, sends = sends + 1,
                    first_sent_at = coalesce(first_sent_at, app_now())
  where shop = p_shop and id = p_id and state = 'RESERVED';
  return found;
end $$;

-- Moves an intent on, its usage with it, and appends the outcome's leaf. False = somebody else settled it already.
create function gate_settle(p_shop text, p_id uuid, p_from text[], p_to jsonb, p_bytes bytea, p_entry jsonb)
returns boolean language plpgsql as $$
begin
  perform set_config('app.shop', p_shop, true);
  update intent set state = p_to->>'state', after = coalesce(p_to->'after', after),
                    result_gid = coalesce(p_to->>'result_gid', result_gid), problem = p_to->'problem',
                    settled_at = case when p_to->>'state' in ('SUCCEEDED', 'FAILED', 'STALE') then app_now() end
  where shop = p_shop and id = p_id and state = any (p_from);
  if not found then
    return false;
  end if;
  update usage set state = p_to->>'usage' where shop = p_shop and intent_id = p_id;
  perform record_append(p_shop, p_bytes, p_entry);
  return true;
end $$;
