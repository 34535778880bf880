-- Training: what somebody tried, and which of its three parts were right. Rows are only added; nothing of them counts
-- against a limit. They go with their person when a shop is forgotten.
create table training_answer (
  shop text not null,
  person text not null,
  request_key uuid not null,
  as_whom text not null,
  example text not null,
  rules text not null,
  answer jsonb not null,
  reply_right boolean not null,
  remedy_right boolean,
  limit_right boolean not null,
  at timestamptz not null,
  primary key (shop, person, request_key),
  foreign key (shop, person) references person (shop, shopify_user_id) on delete cascade
);
create index training_answer_by_example on training_answer (shop, person, as_whom, example, at);
alter table training_answer enable row level security;
alter table training_answer force row level security;
create policy tenant on training_answer using (shop = current_setting('app.shop', true))
  with check (shop = current_setting('app.shop', true));
revoke all on training_answer from delega_app;
grant select, insert on training_answer to delega_app;
