-- Approvals: an intent that waits for a yes, with what was asked, answered, and what exactly a yes stands for.
create table approval_request (
  shop text not null,
  intent_id uuid not null,
  note text not null,
  -- Why it must be asked, as policy said it when it was asked.
  reasons jsonb not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  -- What came back to the owner after a yes, because the order or the use of limits changed meanwhile.
  returned_at timestamptz,
  answer text check (answer in ('approved', 'declined')),
  answered_by text,
  answered_at timestamptz,
  answer_text text not null default '',
  digest text,
  lifts jsonb,
  primary key (shop, intent_id),
  foreign key (shop, intent_id) references intent (shop, id) on delete cascade,
  check ((answer = 'approved') = (digest is not null and lifts is not null) or answer is null)
);
alter table approval_request enable row level security;
alter table approval_request force row level security;
create policy tenant on approval_request using (shop = current_setting('app.shop', true))
  with check (shop = current_setting('app.shop', true));
revoke all on approval_request from delega_app;
grant select, insert, update on approval_request to delega_app;

-- Admission, as before; what waits for a yes is asked within no limit and uses none yet.
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

  for v_limit in select * from jsonb_array_elements(case p_intent->>'state' when 'PENDING_APPROVAL' then '[]' else p_limits end) loop
    if usage_in(p_shop, p_key, v_limit) + (v_limit->>'wanted')::bigint > (v_limit->>'max')::bigint then
      return jsonb_build_object('outcome', 'over_limit');
    end if;
  end loop;

  insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, grant_id,
                      order_gid, asked, input, frozen, input_hash, idem_key, fingerprint, decision, amount_minor,
                      currency, state, leaf, before, after, created_at, settled_at, held_until)
  values (p_shop, (p_intent->>'id')::uuid, (p_intent->>'number')::bigint, p_intent->>'request_key',
          p_intent->>'effect', p_intent->>'action', p_intent->>'actor_user', p_intent->>'actor_kind',
          p_intent->>'actor_name', (p_intent->>'grant_id')::uuid, p_key->>'order_gid', p_intent->'asked',
          p_intent->'input', p_intent->'frozen', p_intent->>'input_hash', (p_intent->>'idem_key')::uuid,
          p_intent->>'fingerprint', p_intent->'decision', (p_intent->>'amount_minor')::bigint, p_intent->>'currency',
          p_intent->>'state', encode(sha256('\x00'::bytea || p_bytes), 'hex'), p_intent->'before', p_intent->'after',
          app_now(), case when p_intent->>'state' = 'SUCCEEDED' then app_now() end,
          case when p_intent->>'state' = 'HELD' then app_now() + make_interval(mins => (p_intent->>'hold_minutes')::integer) end);
  insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state, actor_kind)
  select p_shop, (p_intent->>'id')::uuid, p_key->>'person', p_key->>'order_gid', p_key->>'customer_gid', one.action,
         one.amount_minor, app_now(), case when p_intent->>'state' = 'SUCCEEDED' then 'spent' else 'reserved' end,
         p_intent->>'actor_kind'
  from jsonb_to_recordset(p_intent->'uses') as one(action text, amount_minor bigint)
  where p_intent->>'state' <> 'PENDING_APPROVAL';
  v_index := record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted', 'intent_id', p_intent->>'id', 'leaf_index', v_index);
end $$;

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
                    settled_at = case when p_to->>'state' in ('SUCCEEDED', 'FAILED', 'STALE', 'CANCELLED', 'EXPIRED') then app_now() end
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

-- Admission of an approved intent (decisions.md 4, 6): the same locks and checks as at first, less the limits that the
-- approval lifts; the yes must still stand, be of the very content that is about to be sent, and not be the asker's own.
create function gate_admit_approved(p_shop text, p_id uuid, p_digest text, p_admit jsonb, p_key jsonb, p_limits jsonb,
                                    p_bytes bytea, p_entry jsonb)
returns jsonb language plpgsql as $$
declare
  v_intent intent%rowtype;
  v_request approval_request%rowtype;
  v_limit jsonb;
  v_holds boolean;
begin
  perform gate_lock(p_shop, p_key);
  select gate_grant_holds(p_shop, grant_id, null) into v_holds from intent where shop = p_shop and id = p_id;
  select * into v_intent from intent where shop = p_shop and id = p_id for update;
  if not found or v_intent.state <> 'APPROVED' then
    return jsonb_build_object('outcome', 'taken');
  end if;
  select * into v_request from approval_request where shop = p_shop and intent_id = p_id for update;
  if not found or v_request.answer is distinct from 'approved' or v_request.digest <> p_digest
     or v_request.answered_by = v_intent.actor_user then
    return jsonb_build_object('outcome', 'void');
  end if;
  if v_request.expires_at <= app_now() then
    return jsonb_build_object('outcome', 'expired');
  end if;
  if not exists (select from person where shop = p_shop and shopify_user_id = v_request.answered_by and account_owner) then
    return jsonb_build_object('outcome', 'void');
  end if;
  if not v_holds then
    return jsonb_build_object('outcome', 'grant_changed');
  end if;
  for v_limit in select * from jsonb_array_elements(p_limits) loop
    if usage_in(p_shop, p_key, v_limit) + (v_limit->>'wanted')::bigint > (v_limit->>'max')::bigint then
      return jsonb_build_object('outcome', 'over_limit');
    end if;
  end loop;
  update intent set state = p_admit->>'state', decision = p_admit->'decision', before = p_admit->'before',
                    leaf = encode(sha256('\x00'::bytea || p_bytes), 'hex'),
                    held_until = case when p_admit->>'state' = 'HELD'
                                 then app_now() + make_interval(mins => (p_admit->>'hold_minutes')::integer) end
  where shop = p_shop and id = p_id;
  insert into usage (shop, intent_id, person, order_gid, customer_gid, action, amount_minor, at, state, actor_kind)
  select p_shop, p_id, p_key->>'person', p_key->>'order_gid', p_key->>'customer_gid', one.action, one.amount_minor,
         app_now(), 'reserved', v_intent.actor_kind
  from jsonb_to_recordset(p_admit->'uses') as one(action text, amount_minor bigint);
  perform record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted');
end $$;
