-- What people do with campaigns and ads beyond adding them: pause, archive, limit to a flight. A version counts changes,
-- whoever makes them, so that nobody overwrites what somebody else has just saved.
alter table campaign
    add column active     boolean not null default true,
    add column archived   boolean not null default false,
    add column version    bigint not null default 1,
    add column changed_at timestamptz not null default now(),
    add constraint archived_campaign_is_not_active check (not (archived and active));

alter table ad
    add column archived   boolean not null default false,
    add column starts_at  timestamptz,
    add column ends_at    timestamptz,
    add column version    bigint not null default 1,
    add column created_at timestamptz not null default now(),
    add column changed_at timestamptz not null default now(),
    add constraint archived_ad_is_not_active check (not (archived and active)),
    add constraint ad_starts_before_it_ends check (starts_at < ends_at);

create function count_version() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    new.changed_at := now();
    return new;
end $$;
create trigger campaign_version before update on campaign for each row execute function count_version();
create trigger ad_version before update on ad for each row execute function count_version();
