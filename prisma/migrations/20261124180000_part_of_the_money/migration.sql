-- A refund over several payments may be paid by one and refused by another: the amount stays counted whole, and the
-- owner sees it until they say so.
alter table intent drop constraint intent_settlement_check;
alter table intent add constraint intent_settlement_check check (settlement in ('PENDING', 'SUCCESS', 'FAILURE', 'PARTIAL'));
drop index intent_unnoted;
create index intent_unnoted on intent (shop)
  where noted_at is null and (settlement in ('FAILURE', 'PARTIAL') or state = 'FAILED');
