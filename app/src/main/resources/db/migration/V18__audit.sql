-- Who signed in, was refused, changed or exported what. Only ever added to; the one way out is the function below.
create table audit_entry (
    id          bigint generated always as identity primary key,
    happened_at timestamptz not null default clock_timestamp(),
    tenant_id   text check (length(tenant_id) between 1 and 64),
    person      text not null check (length(person) between 1 and 255),
    action      text not null check (length(action) between 1 and 64),
    object      text not null default '' check (length(object) <= 300),
    outcome     text not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    detail      text not null default '' check (length(detail) <= 500)
);
create index audit_of_tenant on audit_entry (tenant_id, id desc);
create index audit_of_person on audit_entry (person, id desc);
create index audit_by_time on audit_entry (happened_at);

create function refuse_to_rewrite_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to';
end $$;
create trigger audit_stays before update or truncate on audit_entry
    for each statement execute function refuse_to_rewrite_audit();

-- Each change of the catalog, of keys and of API clients is in the history of its tenant, in the transaction that makes it:
-- from there it gets here in the same transaction, so that no program can leave it out.
create function audit_changes() returns trigger
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    insert into audit_entry (tenant_id, person, action, object, outcome)
    select tenant_id, author, action, lower(replace(subject, '_', ' ')) || ' ' || subject_id, 'DONE'
    from added order by id;
    return null;
end $$;
create trigger change_is_audited after insert on change referencing new table as added
    for each statement execute function audit_changes();

-- Deletes what is older than it has to be kept, a part at a time. Never anything that is younger than thirty days: whoever takes
-- over a program cannot wipe away what they did.
create function forget_audit(kept interval) returns bigint
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    gone bigint;
begin
    if kept < interval '30 days' then
        raise exception 'entries of the audit are kept for at least 30 days' using errcode = 'check_violation';
    end if;
    delete from audit_entry where id in (
        select id from audit_entry where happened_at < now() - kept order by id limit 10000);
    get diagnostics gone = row_count;
    return gone;
end $$;
