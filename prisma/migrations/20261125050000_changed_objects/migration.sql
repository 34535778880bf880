-- A refund belongs to one intent; an order or a parcel can be changed again and again.
alter table intent drop constraint intent_shop_result_gid_key;
create unique index intent_refund on intent (shop, result_gid) where effect = 'refund.issue';
create index intent_by_result on intent (shop, result_gid) where result_gid is not null;
