-- One salt a day, shared by all redirects, under which visitors' addresses are hashed. Deleted two days after its day
-- began; from then on nobody can tell whose hash was whose.
create table visitor_salt (
    day  date primary key,
    salt bytea not null check (length(salt) = 32)
);
