-- Signing keys are sealed with a storage key that the database never sees, and sealed_by names it. Those that were stored
-- before have no name there: the app seals them right after this.
alter table signing_key rename column secret to sealed;
alter table signing_key drop constraint signing_key_secret_check;
alter table signing_key add column sealed_by text check (sealed_by ~ '^[0-9a-f]{8}$');

-- Salts are sealed too, and stand in a table whose content is in no log of changes, no copy of the server and no base backup.
-- It is emptied by giving it a new file, so that nothing of a deleted salt is left in one.
drop table visitor_salt;
create unlogged table visitor_salt (
    day    date primary key,
    sealed bytea not null check (length(sealed) between 33 and 128)
);
