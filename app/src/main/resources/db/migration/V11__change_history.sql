-- Who changed what, and when; written in the transaction that made the change, and never touched again.
create table change (
    id           bigint generated always as identity primary key,
    tenant_id    public_id not null references tenant (id),
    subject      text not null check (subject in ('CAMPAIGN', 'AD', 'SIGNING_KEY', 'API_CLIENT')),
    subject_id   text not null check (length(subject_id) between 1 and 255),
    action       text not null check (length(action) between 1 and 64),
    author       text not null check (length(author) between 1 and 255),
    changed_at   timestamptz not null default now()
);
create index change_of_subject on change (tenant_id, subject, subject_id, id desc);

create table change_detail (
    change_id bigint not null references change (id),
    field     text not null,
    before    text,
    after     text,
    primary key (change_id, field)
);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
    raise exception 'the history of changes is only ever added to';
end $$;
create trigger change_stays before update or delete or truncate on change
    for each statement execute function refuse_to_rewrite_history();
create trigger change_detail_stays before update or delete or truncate on change_detail
    for each statement execute function refuse_to_rewrite_history();
