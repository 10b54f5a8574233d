-- Invented advertisers: pages label them, and what recounts find about them, as demo data.
alter table tenant add column demo boolean not null default false;
