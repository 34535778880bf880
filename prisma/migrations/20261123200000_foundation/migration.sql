-- The application's own role: no log-in, no way around row-level security. The pool takes it on with `-c role=delega_app`.
do $$
begin
  if not exists (select from pg_roles where rolname = 'delega_app') then
    create role delega_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_auth_members where roleid = 'delega_app'::regrole and member = current_user::regrole) then
    execute format('grant delega_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to delega_app;

-- The database's clock. A log-in that was made an explicit member of role delega_test may shift it for its tests;
-- production has no such role, so there the setting means nothing.
create function app_now() returns timestamptz language plpgsql as $$
begin
  if exists (
    select from pg_auth_members m join pg_roles r on r.oid = m.roleid
    where r.rolname = 'delega_test' and m.member = session_user::regrole
  ) then
    return clock_timestamp() + coalesce(nullif(current_setting('app.clock_shift', true), '')::interval, interval '0');
  end if;
  return clock_timestamp();
end $$;

-- Named exception to row-level security (decisions.md 18): jobs list the shops here, then work one shop at a time.
create table shop_registry (
  shop text primary key check (shop ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
  state text not null check (state in ('installed', 'uninstalled')),
  installed_at timestamptz not null default now()
);
grant select, insert, update on shop_registry to delega_app;

create table session (
  shop text not null,
  id text not null,
  is_online boolean not null,
  user_id text,
  expires_at timestamptz,
  sealed bytea not null,
  primary key (shop, id)
);

create table shop_setting (
  shop text primary key,
  name text not null,
  currency text not null,
  time_zone text not null,
  color text not null,
  owner_name text not null default '',
  promise_days integer not null default 7,
  read_at timestamptz not null default now()
);

do $$
declare t text;
begin
  foreach t in array array['session', 'shop_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (shop = current_setting(''app.shop'', true))
                    with check (shop = current_setting(''app.shop'', true))', t);
  end loop;
end $$;
grant select, insert, update, delete on session to delega_app;
grant select, insert, update on shop_setting to delega_app;
