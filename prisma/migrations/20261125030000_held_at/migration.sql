-- When Shopify last said of each scope that this person's own token holds it: a look of the owner's from before counts no
-- more, also once the right is switched off again.
alter table person add column held_at jsonb not null default '{}';
