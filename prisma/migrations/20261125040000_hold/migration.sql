-- Undo: an admitted change may wait before it leaves. Its use of limits is reserved, nothing is sent until then, and until
-- then it can be taken back.
alter table intent add column held_until timestamptz;
alter table intent add constraint intent_held check (state <> 'HELD' or held_until is not null);

-- Admission, as before; a change that is held knows until when.
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
  from jsonb_to_recordset(p_intent->'uses') as one(action text, amount_minor bigint);
  v_index := record_append(p_shop, p_bytes, p_entry);
  return jsonb_build_object('outcome', 'admitted', 'intent_id', p_intent->>'id', 'leaf_index', v_index);
end $$;

-- Takes one sending under a lease, as before; what is held is taken once its time is over. Whoever takes it back settles
-- the same row: the row's lock decides who was first.
create or replace function gate_claim(p_shop text, p_id uuid, p_lease interval) returns jsonb language plpgsql as $$
declare
  v_intent intent%rowtype;
  v_holds boolean;
begin
  perform set_config('app.shop', p_shop, true);
  select gate_grant_holds(p_shop, grant_id, null) into v_holds from intent where shop = p_shop and id = p_id;
  select * into v_intent from intent where shop = p_shop and id = p_id for update;
  if not found or v_intent.state not in ('RESERVED', 'UNKNOWN', 'SENDING', 'HELD')
     or (v_intent.state = 'HELD' and v_intent.held_until > app_now())
     or (v_intent.state = 'SENDING' and v_intent.lease_until >= app_now()) then
    return jsonb_build_object('outcome', 'taken');
  end if;
  if v_intent.first_sent_at <= app_now() - interval '20 hours' then
    return jsonb_build_object('outcome', 'too_late');
  end if;
  if not v_holds then
    return jsonb_build_object('outcome', 'grant_changed');
  end if;
  update intent set state = 'SENDING', lease_until = app_now() + p_lease, sends = sends + 1, not_before = null,
                    first_sent_at = coalesce(first_sent_at, app_now()), last_sent_at = app_now()
  where shop = p_shop and id = p_id;
  insert into attempt (shop, intent_id, number, at) values (p_shop, p_id, v_intent.sends + 1, app_now());
  return jsonb_build_object('outcome', 'claimed', 'lease', v_intent.sends + 1);
end $$;
