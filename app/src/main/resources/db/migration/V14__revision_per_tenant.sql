-- Tenants change their part of the catalog without waiting for each other: each has a revision of its own. Redirects poll
-- this small table and load the parts whose revision is another one than theirs. A revision becomes visible together with
-- the change that it stands for, so that no reader can see the one without the other; that its numbers come from a sequence
-- only keeps a part that is deleted and made anew from having an old number again.
drop trigger campaign_changed on campaign;
drop trigger ad_changed on ad;
drop trigger ad_source_changed on ad_source;
drop trigger ad_parameter_changed on ad_parameter;
drop trigger signing_key_changed on signing_key;
drop function count_catalog_change();
drop table catalog_revision;

create sequence catalog_change;

create table catalog_revision (
    tenant_id public_id primary key references tenant (id) on delete cascade,
    revision  bigint not null default nextval('catalog_change')
) with (fillfactor = 50);
insert into catalog_revision (tenant_id) select id from tenant;

-- A tenant's row is also what its changes wait at for each other.
create function add_catalog_revision() returns trigger language plpgsql as $$
begin
    insert into catalog_revision (tenant_id) values (new.id);
    return null;
end $$;
create trigger tenant_added after insert on tenant for each row execute function add_catalog_revision();

-- Once in a transaction: what else it changes becomes visible at the same moment. Thousands of versions of one row would
-- make an import take as long as its square.
create function count_catalog_change(tenant text) returns void language plpgsql as $$
begin
    if tenant is not null and current_setting('clickledger.counted', true) is distinct from tenant then
        update catalog_revision set revision = nextval('catalog_change') where tenant_id = tenant;
        perform set_config('clickledger.counted', tenant, true);
    end if;
end $$;

create function count_change_of_tenant() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform count_catalog_change(old.tenant_id);
    end if;
    if tg_op <> 'DELETE' then
        perform count_catalog_change(new.tenant_id);
    end if;
    return null;
end $$;

create function count_change_of_ad() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform count_catalog_change((select tenant_id from campaign where id = old.campaign_id));
    end if;
    if tg_op <> 'DELETE' then
        perform count_catalog_change((select tenant_id from campaign where id = new.campaign_id));
    end if;
    return null;
end $$;

create function count_change_of_ads_part() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform count_catalog_change(
            (select tenant_id from campaign where id = (select campaign_id from ad where id = old.ad_id)));
    end if;
    if tg_op <> 'DELETE' then
        perform count_catalog_change(
            (select tenant_id from campaign where id = (select campaign_id from ad where id = new.ad_id)));
    end if;
    return null;
end $$;

create function count_change_of_all() returns trigger language plpgsql as $$
begin
    update catalog_revision set revision = nextval('catalog_change');
    return null;
end $$;

create trigger campaign_changed after insert or update or delete on campaign
    for each row execute function count_change_of_tenant();
create trigger signing_key_changed after insert or update or delete on signing_key
    for each row execute function count_change_of_tenant();
create trigger ad_changed after insert or update or delete on ad
    for each row execute function count_change_of_ad();
create trigger ad_source_changed after insert or update or delete on ad_source
    for each row execute function count_change_of_ads_part();
create trigger ad_parameter_changed after insert or update or delete on ad_parameter
    for each row execute function count_change_of_ads_part();

create trigger campaign_emptied after truncate on campaign for each statement execute function count_change_of_all();
create trigger signing_key_emptied after truncate on signing_key for each statement execute function count_change_of_all();
create trigger ad_emptied after truncate on ad for each statement execute function count_change_of_all();
create trigger ad_source_emptied after truncate on ad_source for each statement execute function count_change_of_all();
create trigger ad_parameter_emptied after truncate on ad_parameter
    for each statement execute function count_change_of_all();

-- Counted once for all sources that a statement adds, whose number would else be squared.
drop trigger ad_source_bound on ad_source;
drop function keep_sources_of_ad_bounded();
create function keep_sources_of_ad_bounded() returns trigger language plpgsql as $$
declare
    full_ad text;
begin
    select ad_id into full_ad from ad_source where ad_id in (select ad_id from added)
        group by ad_id having count(*) > 1000 limit 1;
    if full_ad is not null then
        raise exception 'ad % would have more than 1000 sources, which is the most an ad can have', full_ad
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger ad_source_bound after insert on ad_source referencing new table as added
    for each statement execute function keep_sources_of_ad_bounded();
