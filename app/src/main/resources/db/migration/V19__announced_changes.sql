-- Processes that keep the catalog in memory hear at once that a part of it changed, and look which. They still look by
-- themselves now and then, so that whoever misses the announcement is late and never wrong. Announced once for each transaction.
create function announce_catalog_change() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    perform pg_catalog.pg_notify('catalog_change', '');
    return null;
end $$;
create trigger catalog_revision_changed after insert or update or delete on catalog_revision
    for each statement execute function announce_catalog_change();
