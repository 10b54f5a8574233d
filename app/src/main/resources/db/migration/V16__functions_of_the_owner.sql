-- What tables do by themselves they do with the owner's rights: whoever adds a source may not write revisions on their own.
alter function count_change_of_tenant() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
alter function count_change_of_ad() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
alter function count_change_of_ads_part() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
alter function count_change_of_all() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
alter function add_catalog_revision() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
alter function keep_sources_of_ad_bounded() security definer set search_path = "${flyway:defaultSchema}", pg_temp;
