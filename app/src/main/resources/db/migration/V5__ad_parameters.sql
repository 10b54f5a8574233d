-- Parameters of a click that are passed on to the ad's destination, such as the click ids of ad networks.
create table ad_parameter (
    ad_id    public_id not null references ad (id) on delete cascade,
    name     text not null check (name ~ '^[A-Za-z0-9._~-]{1,64}$') check (name not in ('t', 's')),
    position integer not null check (position between 1 and 20),
    primary key (ad_id, name)
);
create trigger ad_parameter_changed after insert or update or delete or truncate on ad_parameter
    for each statement execute function count_catalog_change();
