-- What an invitation says beyond the role: the person's own amounts, until when they work, and on whose clock. Joining
-- copies them to the grant.
alter table invitation add column overrides jsonb not null default '[]';
alter table invitation add column valid_until timestamptz;
alter table invitation add column time_zone text;

-- Who works under a role: found by the versions it ever had.
create index assistant_grant_of_version on assistant_grant (shop, role_version_id) where status <> 'stopped';
