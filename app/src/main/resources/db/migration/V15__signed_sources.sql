-- Sources that nobody registered and that signed links brought stand beside those that somebody did, and share their bound.
alter table ad_source
    add column signed   boolean not null default false,
    add column added_at timestamptz not null default now();

-- a signed name may be in any script
alter table ad_source
    drop constraint ad_source_source_check2,
    add constraint registered_source_has_a_letter check (signed or source ~ '[A-Za-z0-9]');

-- Whoever adds more than there is room for takes the places of the newest signed ones, and signed ones are the newest
-- when they come: so they never take a registered one's.
create or replace function keep_sources_of_ad_bounded() returns trigger language plpgsql as $$
declare
    overfull record;
    removed  bigint;
begin
    for overfull in
        select ad_id, count(*) - 1000 as surplus from ad_source
        where ad_id in (select ad_id from added) group by ad_id having count(*) > 1000
    loop
        delete from ad_source where ad_id = overfull.ad_id and source in (
            select source from ad_source where ad_id = overfull.ad_id and signed
            order by added_at desc, source desc limit overfull.surplus);
        get diagnostics removed = row_count;
        if removed < overfull.surplus then
            raise exception 'ad % would have more than 1000 sources, which is the most an ad can have', overfull.ad_id
                using errcode = 'check_violation';
        end if;
    end loop;
    return null;
end $$;
