-- See as: while a row is open, the owner's pages are the assistant's, read-only. One view a viewer; a stop ends it, and so
-- does the clock.
create table person_view (
  shop text not null,
  viewer_user_id text not null,
  grant_id uuid not null,
  width text not null check (width in ('desktop', 'phone')),
  until timestamptz not null,
  primary key (shop, viewer_user_id),
  foreign key (shop, grant_id) references assistant_grant (shop, id) on delete cascade
);
alter table person_view enable row level security;
alter table person_view force row level security;
create policy tenant on person_view using (shop = current_setting('app.shop', true))
  with check (shop = current_setting('app.shop', true));
revoke all on person_view from delega_app;
grant select, insert, update, delete on person_view to delega_app;
