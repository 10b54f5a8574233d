-- Who may do what, in whole: run anew whenever this file changes. A role that is not named at a table may do nothing there.
-- The roles are made beforehand, by the command "setup roles".
do $$
declare
    missing text;
begin
    select string_agg(name, ', ') into missing
    from unnest(array ['clickledger_redirect', 'clickledger_console', 'clickledger_reconcile']) as name
    where not exists (select from pg_roles where rolname = name);
    if missing is not null then
        raise exception 'PostgreSQL has no role %: run the command "setup roles" first', missing;
    end if;
end $$;

revoke all on all tables in schema "${flyway:defaultSchema}" from clickledger_redirect, clickledger_console, clickledger_reconcile;
revoke all on all sequences in schema "${flyway:defaultSchema}" from clickledger_redirect, clickledger_console, clickledger_reconcile;
revoke execute on all functions in schema "${flyway:defaultSchema}" from public;

-- Redirects: the catalog, its keys, salts. The lock on a tenant's revision needs the right to update it.
grant select on tenant, campaign, ad, ad_source, ad_parameter, signing_key, catalog_revision to clickledger_redirect;
grant update (revision) on catalog_revision to clickledger_redirect;
grant insert on ad_source to clickledger_redirect;
grant select, insert, truncate on visitor_salt to clickledger_redirect;

-- Pages and API: the catalog but no salts; nothing of it is ever deleted but sources and parameters.
grant select, insert, update on tenant, campaign, ad, signing_key, api_client to clickledger_console;
grant select, insert, update, delete on ad_source, ad_parameter to clickledger_console;
grant select, insert on change, change_detail to clickledger_console;
grant usage on sequence change_id_seq to clickledger_console;
grant select, insert (tenant_id, person, action, object, outcome, detail) on audit_entry to clickledger_console;
grant execute on function forget_audit(interval) to clickledger_console;
grant select, update (revision) on catalog_revision to clickledger_console;

-- The reconcile job: numbers of runs. Its lock on runs needs no right.
grant usage on sequence reconciliation_run_number to clickledger_reconcile;
