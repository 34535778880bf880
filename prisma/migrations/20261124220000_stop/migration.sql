-- Stop: what was never sent is cancelled in the stop's own transaction, and the owner ticks off what Delega cannot reach.

-- Accesses outside Delega that the owner has taken back. A tick stays; it goes with its grant when a shop is forgotten.
create table stop_task (
  shop text not null,
  grant_id uuid not null,
  kind text not null,
  ticked_at timestamptz not null,
  ticked_by text not null,
  primary key (shop, grant_id, kind),
  foreign key (shop, grant_id) references assistant_grant (shop, id) on delete cascade
);
alter table stop_task enable row level security;
alter table stop_task force row level security;
create policy tenant on stop_task using (shop = current_setting('app.shop', true))
  with check (shop = current_setting('app.shop', true));
revoke all on stop_task from delega_app;
grant select, insert on stop_task to delega_app;

-- Whatever has no outcome yet, the states before a sending included: a stop looks for them.
drop index intent_unsettled;
create index intent_unsettled on intent (shop, state)
  where state in ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'HELD', 'RESERVED', 'SENDING', 'UNKNOWN', 'NEEDS_OWNER')
    or settlement = 'PENDING';
create index intent_stops on intent (shop, number) where effect = 'team.stop';

-- Takes one sending under a lease, as before; the grant is locked before the intent, as a stop does it: with the grant's
-- lock in hand it cancels what was never sent, and neither waits for the other in a circle.
create or replace function gate_claim(p_shop text, p_id uuid, p_lease interval) returns jsonb language plpgsql as $$
declare
  v_intent intent%rowtype;
  v_holds boolean;
begin
  perform set_config('app.shop', p_shop, true);
  select gate_grant_holds(p_shop, grant_id, null) into v_holds from intent where shop = p_shop and id = p_id;
  select * into v_intent from intent where shop = p_shop and id = p_id for update;
  if not found or v_intent.state not in ('RESERVED', 'UNKNOWN', 'SENDING')
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
