-- Leak check: which scopes Shopify gave this person's own token, and which it gave the app, at their last exchange. Without
-- a moment they have not opened Delega since it looks.
alter table person add column held_scopes text[] not null default '{}';
alter table person add column granted_scopes text[] not null default '{}';
alter table person add column scopes_seen_at timestamptz;

-- What the owner looked up in Shopify for one person. Looking again sets the date anew.
create table leak_check (
  shop text not null,
  grant_id uuid not null,
  step text not null,
  checked_at timestamptz not null,
  checked_by text not null,
  primary key (shop, grant_id, step),
  foreign key (shop, grant_id) references assistant_grant (shop, id) on delete cascade
);
alter table leak_check enable row level security;
alter table leak_check force row level security;
create policy tenant on leak_check using (shop = current_setting('app.shop', true))
  with check (shop = current_setting('app.shop', true));
revoke all on leak_check from delega_app;
grant select, insert, update on leak_check to delega_app;
