-- Who advertises what and where a click on it leads. Identifiers stand in click URLs and on every topic, hence the pattern.
create domain public_id as text check (value ~ '^[A-Za-z0-9_-]{1,64}$');

create table tenant (
    id   public_id primary key,
    name text not null check (length(name) between 1 and 200)
);

create table campaign (
    id         public_id primary key,
    tenant_id  public_id not null references tenant (id),
    name       text not null check (length(name) between 1 and 200),
    created_at timestamptz not null default now()
);
create index campaign_of_tenant on campaign (tenant_id);

create table ad (
    id             public_id primary key,
    campaign_id    public_id not null references campaign (id),
    name           text not null check (length(name) between 1 and 200),
    destination    text not null check (length(destination) between 1 and 2048),
    active         boolean not null default true,
    token_required boolean not null default false
);
create index ad_of_campaign on ad (campaign_id);

-- Publishers or placements that may be counted by name; anything else a visitor sends becomes OTHER.
create table ad_source (
    ad_id  public_id not null references ad (id) on delete cascade,
    source text not null
        check (length(source) between 1 and 64)
        check (source !~ '[[:cntrl:]]')
        check (source ~ '[A-Za-z0-9]')
        check (source not in ('OTHER', 'DIRECT')),
    primary key (ad_id, source)
);

create function keep_sources_of_ad_bounded() returns trigger language plpgsql as $$
begin
    if (select count(*) from ad_source where ad_id = new.ad_id) >= 1000 then
        raise exception 'ad % has 1000 sources already, which is the most an ad can have', new.ad_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger ad_source_bound before insert on ad_source
    for each row execute function keep_sources_of_ad_bounded();

-- Keys that sign impressions. Several may be valid at once, so that they can be rotated without a broken link.
create table signing_key (
    tenant_id  public_id not null references tenant (id),
    key_id     text not null check (key_id ~ '^[A-Za-z0-9_-]{1,16}$'),
    secret     bytea not null check (length(secret) >= 32),
    created_at timestamptz not null default now(),
    revoked_at timestamptz,
    primary key (tenant_id, key_id)
);

-- Counts changes to the tables above. Redirects poll this one row and reload when it moved. The row lock makes
-- revisions follow the order of commits, so that no change can hide behind a higher revision seen earlier.
create table catalog_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);
insert into catalog_revision (revision) values (1);

create function count_catalog_change() returns trigger language plpgsql as $$
begin
    update catalog_revision set revision = revision + 1;
    return null;
end $$;

create trigger campaign_changed after insert or update or delete or truncate on campaign
    for each statement execute function count_catalog_change();
create trigger ad_changed after insert or update or delete or truncate on ad
    for each statement execute function count_catalog_change();
create trigger ad_source_changed after insert or update or delete or truncate on ad_source
    for each statement execute function count_catalog_change();
create trigger signing_key_changed after insert or update or delete or truncate on signing_key
    for each statement execute function count_catalog_change();
