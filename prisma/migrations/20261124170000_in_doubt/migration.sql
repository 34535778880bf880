-- What came to nothing is shown to the owner until they say that they saw it: money that a gateway refused to pay out,
-- and changes that Shopify did not let Delega make.
alter table intent add column noted_at timestamptz;
create index intent_unnoted on intent (shop)
  where noted_at is null and (settlement = 'FAILURE' or state = 'FAILED');
